package org.afterward.pipelines.health;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.ExitCode;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.commandline.VerdictException;
import org.afterward.pipelines.health.Health.Finding;
import org.afterward.pipelines.health.Health.Level;
import org.apache.beam.sdk.PipelineResult;

/** Tells the health of a run, at its end. */
public final class HealthReport {

  private HealthReport() {}

  /** Tells it by the counters of a run that is over: the last thing that a job does. */
  public static void conclude(PipelineResult result, HealthOptions options, Console console) {
    conclude(Vitals.of(result), options, console);
  }

  /**
   * Prints the health, and writes it to the file that the options name.
   *
   * @throws VerdictException where the options ask that such a run be told by the exit code
   */
  public static void conclude(Vitals vitals, HealthOptions options, Console console) {
    Health health = Health.of(vitals);
    console.out().print(text(health));
    String file = options.getHealthFile();
    if (file != null) {
      try {
        HealthJson.write(health, file);
      } catch (IOException e) {
        throw new UncheckedIOException("--healthFile=" + file + " cannot be written", e);
      }
    }
    if (fails(health.level(), options.getFailOn())) {
      throw new VerdictException(
          ExitCode.UNHEALTHY,
          "the run is done, but its health is "
              + name(health.level())
              + ": "
              + health.findings().get(0).seen());
    }
  }

  private static boolean fails(Level found, HealthOptions.FailOn asked) {
    return switch (asked) {
      case NEVER -> false;
      case LOOK -> found.compareTo(Level.LOOK) >= 0;
      case BAD -> found == Level.BAD;
    };
  }

  /** A line for what is not as it should be; one line in all where there is no such thing. */
  static String text(Health health) {
    if (!health.isKnown()) {
      return "health  unknown  the runner tells no counters of this run\n";
    }
    List<Finding> unwell =
        health.findings().stream().filter(finding -> finding.level() != Level.OK).toList();
    if (unwell.isEmpty()) {
      return "health  ok\n";
    }
    TextTable table = TextTable.of(Side.LEFT, Side.LEFT, Side.LEFT);
    String title = "health";
    for (Finding finding : unwell) {
      table.row(
          title,
          name(finding.level()),
          "%s (%s) -> %s".formatted(finding.seen(), finding.limit(), finding.advice()));
      title = "";
    }
    return table.toString();
  }

  static String name(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
