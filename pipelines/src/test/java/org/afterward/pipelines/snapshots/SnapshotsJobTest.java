package org.afterward.pipelines.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshotAvro;
import org.afterward.coders.ContextSnapshotJson;
import org.afterward.coders.PopulationSketch;
import org.afterward.coders.PopulationSketchJson;
import org.afterward.coders.SkewRow;
import org.afterward.pipelines.ParquetRows;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotsJobTest {

  /** Few as they are, the users of the sample are a population. */
  private static Path boxes(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("boxes.yaml"), "name: small\npopulation: {at_least: 2}\n");
  }

  private static String snapshots(Path folder, Path output, String... more) throws IOException {
    List<String> args =
        new ArrayList<>(
            List.of(
                "snapshots",
                "--exposures=" + SampleMonth.exposures(),
                "--activity=" + SampleMonth.activity(),
                "--boxes=" + boxes(folder),
                "--output=" + output));
    args.addAll(List.of(more));
    return SampleMonth.run(args.toArray(String[]::new));
  }

  private static List<ContextSnapshot> read(Path folder) {
    return SampleMonth.sortedLines(folder).stream().map(ContextSnapshotJson::read).toList();
  }

  @Test
  void each_valid_exposure_has_one_snapshot(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("out");

    String printed = snapshots(folder, output);

    TreeSet<String> shown = new TreeSet<>();
    for (String kind : List.of("rewards", "pending", "implausible")) {
      SampleMonth.sortedLines(SampleMonth.expected().resolve(kind))
          .forEach(line -> shown.add(line.replaceAll(".*?\"exposure_id\":\"([^\"]+)\".*", "$1")));
    }
    assertThat(read(output.resolve("snapshots")).stream().map(ContextSnapshot::exposureId))
        .containsExactlyInAnyOrderElementsOf(shown);
    assertThat(output.resolve("days")).doesNotExist();
    assertThat(SampleMonth.sortedLines(output.resolve("pending"))).isEmpty();
    assertThat(SampleMonth.sortedLines(output.resolve("rejections")))
        .hasSameSizeAs(SampleMonth.sortedLines(SampleMonth.expected().resolve("rejections")));
    assertThat(printed)
        .contains("snapshots       " + shown.size() + "\n", "served otherwise", "health  look");
  }

  @Test
  void days_alone_are_compared_with_nothing(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("out");
    Path both = folder.resolve("both");

    String printed = snapshots(folder, output, "--of=days");

    snapshots(folder, both, "--of=exposures,days");
    assertThat(read(output.resolve("days"))).isNotEmpty().isEqualTo(read(both.resolve("days")));
    assertThat(output.resolve("snapshots")).doesNotExist();
    assertThat(output.resolve("skew.jsonl")).doesNotExist();
    assertThat(printed).doesNotContain("served otherwise").contains("health  look");
  }

  @Test
  void scores_are_ranked_among_the_users_of_the_day_before(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("out");
    snapshots(folder, output, "--of=exposures,days");

    TreeMap<String, Long> members = new TreeMap<>();
    try (Stream<Path> files = Files.list(output.resolve("populations"))) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          PopulationSketch population = PopulationSketchJson.read(line);
          members.merge(file.getFileName() + "", population.n(), Math::max);
        }
      }
    }
    List<ContextSnapshot> snapshots = read(output.resolve("snapshots"));
    assertThat(members.firstKey()).isEqualTo("2024-01-01.jsonl");
    for (ContextSnapshot snapshot : snapshots) {
      String dayBefore =
          Instant.ofEpochMilli(snapshot.at())
              .atZone(ZoneOffset.UTC)
              .toLocalDate()
              .minusDays(1)
              .toString();
      boolean many = members.getOrDefault(dayBefore + ".jsonl", 0L) >= 2;
      assertThat(snapshot.populationDate()).isEqualTo(many ? dayBefore : "");
    }
    assertThat(snapshots).anySatisfy(each -> assertThat(each.populationDate()).isNotEmpty());
    // Of a day's users each has a snapshot as of its end.
    long users =
        read(output.resolve("days")).stream()
            .filter(day -> day.snapshotId().startsWith("snap_20240110_"))
            .count();
    assertThat(users).isGreaterThanOrEqualTo(members.getOrDefault("2024-01-10.jsonl", 0L));
  }

  @Test
  void populations_that_are_there_are_read_and_never_written_anew(@TempDir Path folder)
      throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    snapshots(folder, first);
    Path kept = first.resolve("populations/2024-01-10.jsonl");
    // A population of one day is moved by hand: what is ranked in it moves with it.
    Files.copy(
        first.resolve("populations/2024-01-20.jsonl"), kept, StandardCopyOption.REPLACE_EXISTING);
    String moved = Files.readString(kept);

    snapshots(folder, second, "--populations=" + first.resolve("populations"));

    assertThat(Files.readString(kept)).isEqualTo(moved);
    assertThat(second.resolve("populations")).doesNotExist();
    assertThat(ranked(first, "2024-01-10")).isNotEmpty();
    assertThat(ranked(second, "2024-01-10")).isEmpty();
    assertThat(ranked(second, "2024-01-11")).isEqualTo(ranked(first, "2024-01-11"));
  }

  private static List<ContextSnapshot> ranked(Path output, String populationDate) {
    return read(output.resolve("snapshots")).stream()
        .filter(snapshot -> snapshot.populationDate().equals(populationDate))
        .toList();
  }

  @Test
  void parquet_says_the_same_as_lines(@TempDir Path folder) throws IOException {
    Path lines = folder.resolve("lines");
    Path parquet = folder.resolve("parquet");
    snapshots(folder, lines, "--of=exposures,days");
    snapshots(folder, parquet, "--of=exposures,days", "--format=parquet");

    for (String kind : List.of("snapshots", "days")) {
      assertThat(
              ParquetRows.in(
                  parquet.resolve(kind),
                  row -> ContextSnapshotJson.write(ContextSnapshotAvro.fromAvro(row))))
          .containsExactlyInAnyOrderElementsOf(SampleMonth.sortedLines(lines.resolve(kind)));
    }
    assertThat(parquet.resolve("skew.jsonl")).hasSameTextualContentAs(lines.resolve("skew.jsonl"));
  }

  @Test
  void served_contexts_are_compared_position_by_position(@TempDir Path folder) throws IOException {
    Path utc = folder.resolve("utc");
    Path seoul = folder.resolve("seoul");
    snapshots(folder, utc);
    snapshots(folder, seoul, "--zone=Asia/Seoul");

    assertThat(beyond(utc, "hour_of_day")).isZero();
    assertThat(beyond(utc, "day_of_week")).isZero();
    // The simulated app is on UTC.
    assertThat(beyond(seoul, "hour_of_day")).isEqualTo(read(seoul.resolve("snapshots")).size());
  }

  private static long beyond(Path output, String position) {
    return SkewFile.read(output.toString()).stream()
        .filter(row -> row.name().equals(position))
        .mapToLong(SkewRow::beyond)
        .sum();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --of=weeks            | --of=weeks is not known; right would be exposures, days or exposures,days
          --zone=Mars           | --zone=Mars is no time zone; right would be one such as UTC or Asia/Seoul
          --boxes=nowhere.yaml  | --boxes=nowhere.yaml is not there
          --vectorLayout=no.json| --vectorLayout=no.json is not there
          --skewTolerance=-1    | --skewTolerance=-1.0 must be 0 or more
          --lateness=soon       | --lateness is an ISO duration such as PT1M or P1D, not "soon"
          """)
  void mistakes_in_the_call_are_one_line(String option, String said) {
    assertThat(
            SampleMonth.mistake(
                "snapshots",
                "--exposures=" + SampleMonth.exposures(),
                "--activity=" + SampleMonth.activity(),
                "--output=never-written",
                option))
        .isEqualTo("afterward: " + said + "\n");
  }

  @Test
  void a_stream_has_no_end() {
    assertThat(
            SampleMonth.mistake(
                "snapshots",
                "--topics=events",
                "--bootstrapServers=127.0.0.1:1",
                "--completeUntil=2024-02-01",
                "--output=never-written"))
        .isEqualTo(
            "afterward: --completeUntil=2024-02-01 does not go with --topics, which have no end;"
                + " right would be --toTheEnd with it\n");
  }
}
