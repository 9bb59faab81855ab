package org.afterward.pipelines.commandline;

import java.util.ArrayList;
import java.util.List;

/** What {@code --help} prints. */
final class HelpText {

  private static final int WIDTH = 80;
  private static final int LABEL = 26;

  private HelpText() {}

  static String ofTool(List<Job<?>> jobs) {
    StringBuilder text = new StringBuilder();
    text.append("Finds out what a recommendation was worth.\n\n");
    text.append("usage: ./afterward COMMAND [--profile=NAME] [--option=value ...]\n\n");
    for (Job<?> job : jobs) {
      entry(text, job.name(), job.summary());
    }
    text.append('\n');
    entry(text, "COMMAND --help", "The options of a command");
    entry(
        text,
        "--profile=NAME[/SET]",
        "Where it runs: direct (the default), flink; SET names the profile's default options,"
            + " or is a file of them that ends in .args");
    return text.toString();
  }

  static String ofJob(Job<?> job) {
    List<KnownOption> own = KnownOptions.of(job.optionsClass()).own();
    StringBuilder text = new StringBuilder();
    text.append(job.summary()).append(".\n\nusage: ./afterward ").append(job.name());
    own.stream()
        .filter(KnownOption::isRequired)
        .forEach(option -> text.append(' ').append(option.form()));
    text.append(" [options]\n\n");
    for (KnownOption option : own) {
      entry(text, option.form(), described(option));
    }
    text.append("\nAny option of Beam and of the runner can be given too.\n\n");
    for (String example : job.examples()) {
      text.append(("  ./afterward " + job.name() + " " + example).stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private static String described(KnownOption option) {
    String note =
        option.isRequired()
            ? " (required)"
            : option.fallback().map(value -> " (default: " + value + ")").orElse("");
    return option.description() + note;
  }

  /** A label and what it means, side by side where the label is short. */
  private static void entry(StringBuilder text, String label, String meaning) {
    List<String> lines = wrapped(meaning, WIDTH - LABEL - 2);
    String first = "  " + label;
    if (label.length() + 2 > LABEL) {
      text.append(first).append('\n');
      first = "";
    }
    for (String line : lines) {
      text.append(first).append(" ".repeat(LABEL + 2 - first.length())).append(line).append('\n');
      first = "";
    }
  }

  private static List<String> wrapped(String meaning, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : meaning.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
