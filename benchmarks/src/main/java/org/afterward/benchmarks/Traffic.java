package org.afterward.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is measured on: a simulated month, ten events to an exposure, and ten exposures to a person
 * where nothing else is said.
 */
enum Traffic {
  JSON_1M("json", 10_000, 0.3334, 10, 0, 0),
  JSON_10M("json", 100_000, 0.3334, 10, 0, 0),
  /** One exposure to a person; of the ten events to an exposure half are logins and sessions. */
  JSON_100K_USERS("json", 100_000, 0.0334, 5, 0, 0),
  UNIFORM("parquet", 100_000, 0.3334, 10, 0, 0),
  /** One person in a hundred has half of the traffic. */
  SKEWED("parquet", 100_000, 0.3334, 10, 0.01, 0.5);

  /** Its 30 days begin with the first of January. */
  static final Instant END = Instant.parse("2024-01-31T00:00:00Z");

  private static final String WHOLE = "whole";

  private final String format;
  private final int users;
  private final double exposuresPerUserDay;
  private final int eventsPerExposure;
  private final double heavyUsers;
  private final double heavyShare;

  Traffic(
      String format,
      int users,
      double exposuresPerUserDay,
      int eventsPerExposure,
      double heavyUsers,
      double heavyShare) {
    this.format = format;
    this.users = users;
    this.exposuresPerUserDay = exposuresPerUserDay;
    this.eventsPerExposure = eventsPerExposure;
    this.heavyUsers = heavyUsers;
    this.heavyShare = heavyShare;
  }

  String format() {
    return format;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Its folder, simulated if it is not there yet. */
  Path in(Path data, Afterward afterward, PrintStream out)
      throws IOException, InterruptedException {
    Path folder = data.resolve(name().toLowerCase(Locale.ROOT));
    Path whole = folder.resolve(WHOLE);
    if (Files.notExists(whole)) {
      out.println("Simulating " + folder + ", once; this takes minutes");
      Files.createDirectories(data);
      Usage usage =
          afterward.run("direct", simulation(folder), Map.of(), data.resolve("simulate.log"));
      out.printf("  %.0f s%n", usage.wallSeconds());
      Files.createFile(whole);
    }
    return folder;
  }

  /** No malformed records, which the opponent would take for good. */
  private List<String> simulation(Path folder) {
    return List.of(
        "simulate",
        "--output=" + folder,
        "--overwrite=true",
        "--format=" + format,
        "--users=" + users,
        "--exposuresPerUserDay=" + exposuresPerUserDay,
        "--eventsPerExposure=" + eventsPerExposure,
        "--heavyUsers=" + heavyUsers,
        "--heavyShare=" + heavyShare,
        "--malformed=0",
        "--duplicates=0.01");
  }
}
