package org.afterward.pipelines.kafka;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;

/** Reads where to begin: {@code earliest}, a time, {@code events:0=17,events:1=4}, ... */
public final class StartAtOption {

  private static final Pattern OFFSET = Pattern.compile("([\\w.-]+:\\d{1,9})=(\\d{1,18})");

  private StartAtOption() {}

  /**
   * Where to begin.
   *
   * @param option whose value it is, with its dashes, for the mistake
   */
  public static StartAt parse(String option, String value) {
    return switch (value) {
      case "committed" -> StartAt.committed();
      case "earliest" -> StartAt.earliest();
      case "latest" -> StartAt.latest();
      default ->
          value.indexOf('=') < 0 ? time(option, value) : StartAt.offsets(offsets(option, value));
    };
  }

  private static StartAt time(String option, String value) {
    if (value.isEmpty() || !Character.isDigit(value.charAt(0))) {
      throw mistake(option, value);
    }
    return StartAt.time(TimeOption.parse(option, value));
  }

  private static Map<String, Long> offsets(String option, String value) {
    Map<String, Long> offsets = new TreeMap<>();
    for (String one : value.split(",", -1)) {
      Matcher offset = OFFSET.matcher(one.strip());
      if (!offset.matches()) {
        throw mistake(option, one);
      }
      if (offsets.put(offset.group(1), Long.valueOf(offset.group(2))) != null) {
        throw new UserMistake(option + " names " + offset.group(1) + " twice");
      }
    }
    return offsets;
  }

  private static UserMistake mistake(String option, String value) {
    return new UserMistake(
        option
            + " is committed, earliest, latest, an ISO time, or offsets such as"
            + " events:0=17,events:1=4, not \""
            + value
            + "\"");
  }
}
