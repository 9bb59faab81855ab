package org.afterward.pipelines.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/**
 * What is logged, said by system properties of slf4j-simple before the first logger is made. It is
 * no {@code simplelogger.properties} at the root of the jar, so that a program that only uses our
 * jobs keeps its own.
 */
final class Logging {

  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Warnings alone, without those that a healthy run makes; or, verbose, what everybody does. */
  static void configure(boolean verbose) {
    if (verbose) {
      set(PREFIX + "defaultLogLevel", "info");
      return;
    }
    quiet().forEach((name, value) -> set(PREFIX + name, value.toString()));
  }

  /** A property that the person set with {@code -D} stays as it is. */
  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  private static Properties quiet() {
    try (InputStream stream = Logging.class.getResourceAsStream("quiet-logging.properties")) {
      Properties properties = new Properties();
      properties.load(Objects.requireNonNull(stream));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
