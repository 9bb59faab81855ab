package org.afterward.pipelines.commandline;

import java.util.Locale;

/** Numbers as people read them in tables, the same in every country. */
public final class Figures {

  private static final String UNKNOWN = "-";

  private Figures() {}

  /** A whole number, with commas between the thousands. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number in a format of {@link String#format}; a dash where it is not known. */
  public static String decimal(String format, double number) {
    return Double.isNaN(number) ? UNKNOWN : String.format(Locale.ROOT, format, number);
  }
}
