package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.CreditRanking;
import org.afterward.coders.ImplausibleRewardJson;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.Lineage;
import org.afterward.coders.RewardAvro;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.SampleMonth;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardsJobTest {

  @Test
  void the_rewards_of_the_sample_are_those_that_lie_beside_it(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("out");
    String printed = SampleMonth.rewardsOfSample(output);
    SampleMonth.assertOutcomes(output);
    SampleMonth.assertRejections(output);
    assertThat(printed).isEqualTo(Files.readString(SampleMonth.expected().resolve("printed.txt")));
  }

  @Test
  void shuffled_duplicated_resplit_and_packed_inputs_give_the_same_bytes(@TempDir Path folder)
      throws IOException {
    Random random = new Random(7);
    List<String> lines = new ArrayList<>(SampleMonth.sortedLines(SampleMonth.exposures()));
    lines.addAll(SampleMonth.sortedLines(SampleMonth.activity()));
    lines.addAll(lines.subList(0, lines.size() / 3));
    Collections.shuffle(lines, random);
    // Both kinds of event in every file.
    Path input = Files.createDirectory(folder.resolve("in"));
    for (int i = 0; i < 5; i++) {
      List<String> part = lines.subList(i * lines.size() / 5, (i + 1) * lines.size() / 5);
      write(input.resolve("part" + i + (i % 2 == 0 ? ".jsonl" : ".jsonl.gz")), part);
    }
    Path output = folder.resolve("out");
    SampleMonth.run(
        "rewards",
        "--exposures=" + input + "/part[0-2]*",
        "--activity=" + input + "/*",
        "--output=" + output);
    SampleMonth.assertOutcomes(output);
  }

  @Test
  void json_and_parquet_of_the_same_events_give_the_same_rewards(@TempDir Path folder)
      throws IOException {
    List<String> traffic =
        List.of(
            "simulate", "--users=15", "--exposuresPerUserDay=0.3", "--malformed=0.02", "--late=0");
    Path json = folder.resolve("json");
    Path parquet = folder.resolve("parquet");
    SampleMonth.run(with(traffic, "--output=" + json));
    SampleMonth.run(with(traffic, "--output=" + parquet, "--format=parquet"));
    for (Path month : List.of(json, parquet)) {
      SampleMonth.run(
          "rewards",
          "--exposures=" + month + "/exposures/*",
          "--activity=" + month + "/activity/*",
          "--completeUntil=2024-01-28",
          "--output=" + month + "/out");
    }
    for (String kind : List.of("rewards", "implausible", "pending")) {
      assertThat(SampleMonth.sortedLines(parquet.resolve("out").resolve(kind)))
          .isEqualTo(SampleMonth.sortedLines(json.resolve("out").resolve(kind)));
    }
    assertThat(SampleMonth.sortedLines(json.resolve("out/rewards"))).isNotEmpty();
    assertThat(SampleMonth.sortedLines(json.resolve("out/pending"))).isNotEmpty();
  }

  @Test
  void results_are_written_as_parquet_too(@TempDir Path folder) throws IOException {
    Path output = folder.resolve("out");
    SampleMonth.rewardsOfSample(output, "--format=parquet");
    assertThat(rewardsInParquet(output))
        .isEqualTo(SampleMonth.sortedLines(SampleMonth.expected().resolve("rewards")));
  }

  @Test
  void rewards_say_where_they_came_from_where_they_are_asked(@TempDir Path folder)
      throws IOException {
    Path json = folder.resolve("json");
    SampleMonth.rewardsOfSample(json, "--lineage=2");
    List<String> traced = SampleMonth.sortedLines(json.resolve("rewards"));
    assertThat(traced.stream().map(RewardsJobTest::withoutLineage))
        .isEqualTo(SampleMonth.sortedLines(SampleMonth.expected().resolve("rewards")));
    // The digest can be checked by hand: the ids, each with a line feed, through sha256sum.
    assertThat(traced)
        .filteredOn(line -> line.contains("exp_20240110_000005_0004"))
        .singleElement()
        .asString()
        .contains(
            "\"lineage\":{\"super_like\":{\"events\":3,\"digest\":\"2469c04725dba511\","
                + "\"top\":[\"evt_000005_00067\",\"evt_000005_00055\"]},");

    Path parquet = folder.resolve("parquet");
    SampleMonth.rewardsOfSample(parquet, "--lineage=2", "--format=parquet");
    assertThat(rewardsInParquet(parquet)).isEqualTo(traced);
  }

  private static String withoutLineage(String line) {
    return RewardJson.write(RewardJson.read(line).withLineage(Lineage.NONE));
  }

  @Test
  void a_policy_file_decides_what_a_reward_is(@TempDir Path folder) throws IOException {
    Path policy = folder.resolve("short.yaml");
    Files.writeString(
        policy,
        """
        name: short
        horizon_days: 1
        churn: {absent_days: 1}
        retention: {last_days: 1}
        """);
    Path output = folder.resolve("out");
    SampleMonth.rewardsOfSample(output, "--policy=" + policy);
    assertThat(SampleMonth.sortedLines(output.resolve("rewards")))
        .hasSizeGreaterThan(
            SampleMonth.sortedLines(SampleMonth.expected().resolve("rewards")).size())
        .allSatisfy(
            line ->
                assertThat(line)
                    .contains("\"observation_period_days\":1,")
                    .contains("\"policy\":\"short@"));
  }

  @Test
  void each_credit_policy_that_is_asked_has_its_rewards_and_its_account(@TempDir Path folder)
      throws IOException {
    Path output = folder.resolve("out");
    String printed = SampleMonth.rewardsOfSample(output, "--credit=linear,full,last");
    List<String> rewards = new ArrayList<>(SampleMonth.sortedLines(output.resolve("rewards")));
    rewards.addAll(implausibleAsRewards(output));
    Map<String, List<String>> byCredit =
        rewards.stream()
            .collect(
                Collectors.groupingBy(
                    line -> RewardJson.read(line).attribution().wireName(),
                    TreeMap::new,
                    Collectors.mapping(line -> exposureOf(line), Collectors.toList())));
    byCredit.values().forEach(exposures -> exposures.sort(null));
    assertThat(byCredit.keySet()).containsExactly("full", "last", "linear");
    assertThat(byCredit.get("last")).isEqualTo(byCredit.get("full"));
    assertThat(byCredit.get("linear")).isEqualTo(byCredit.get("full"));
    assertThat(rewards.stream().filter(line -> line.contains("\"attribution\":\"full\"")).sorted())
        .containsAll(SampleMonth.sortedLines(SampleMonth.expected().resolve("rewards")));

    List<LedgerDay> ledger = CreditFiles.readLedger(output.toString());
    assertThat(ledger).isNotEmpty();
    for (LedgerDay day : ledger) {
      if (day.attribution() != CreditPolicy.FULL) {
        assertThat(day.creditedMicros() + day.uncreditedMicros())
            .as(day.toString())
            .isEqualTo(day.seenMicros());
      }
    }
    assertThat(CreditFiles.readComparison(output.toString()))
        .extracting(CreditRanking::attribution)
        .containsExactly(CreditPolicy.FULL, CreditPolicy.LAST, CreditPolicy.LINEAR);
    assertThat(printed.lines().map(line -> line.replaceAll(" .*", "")))
        .containsSubsequence("credit", "full", "last", "linear");
  }

  @Test
  void full_credit_alone_is_not_accounted_for(@TempDir Path folder) {
    Path output = folder.resolve("out");
    SampleMonth.rewardsOfSample(output, "--credit=full");
    assertThat(output.resolve(CreditFiles.LEDGER)).doesNotExist();
    assertThat(output.resolve(CreditFiles.COMPARISON)).doesNotExist();
  }

  private static List<String> implausibleAsRewards(Path output) {
    return SampleMonth.sortedLines(output.resolve("implausible")).stream()
        .map(line -> RewardJson.write(ImplausibleRewardJson.read(line).reward()))
        .toList();
  }

  private static String exposureOf(String line) {
    return RewardJson.read(line).exposure().exposureId();
  }

  @Test
  void mistakes_in_the_call_are_one_line_that_names_the_option_and_what_is_wrong(
      @TempDir Path folder) throws IOException {
    String exposures = "--exposures=" + SampleMonth.exposures() + "/*";
    String activity = "--activity=" + SampleMonth.activity() + "/*";
    String output = "--output=" + folder.resolve("out");
    Path policy = Files.writeString(folder.resolve("p.yaml"), "horizont_days: 3\n");

    assertThat(SampleMonth.mistake("rewards", exposures, "--activity=/nowhere/*", output))
        .isEqualTo("afterward: --activity: No file matches /nowhere/*\n");
    assertThat(SampleMonth.mistake("rewards", exposures, output))
        .contains("--activity")
        .hasLineCount(1);
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--policy=" + policy))
        .startsWith("afterward: --policy")
        .contains(policy.toString(), "horizont_days")
        .hasLineCount(1);
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--policy=none.json"))
        .isEqualTo("afterward: --policy=none.json is not there\n");
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--completeUntil=soon"))
        .startsWith("afterward: --completeUntil ")
        .contains("\"soon\"")
        .hasLineCount(1);
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--strategies=9-1"))
        .isEqualTo("afterward: --strategies=9-1 is no range; right would be 1-15\n");
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--credit=last,fist"))
        .isEqualTo(
            "afterward: --credit=last,fist: \"fist\" is no credit policy; right would be one or"
                + " more of full,last,first,linear,linked\n");
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--lineage=-1"))
        .isEqualTo("afterward: --lineage=-1 is less than 0\n");
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--format=csv"))
        .contains("--format", "json or parquet", "\"csv\"")
        .hasLineCount(1);
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output, "--exposure=x"))
        .contains("--exposure", "--exposures")
        .hasLineCount(1);
    Files.createDirectories(folder.resolve("out/rewards"));
    Files.writeString(folder.resolve("out/rewards/part-00000-of-00001.jsonl"), "{}\n");
    assertThat(SampleMonth.mistake("rewards", exposures, activity, output))
        .contains("--output=" + folder.resolve("out"), "--overwrite")
        .hasLineCount(1);
  }

  /** The rewards of an output in Parquet, as JSON lines in order. */
  private static List<String> rewardsInParquet(Path output) throws IOException {
    List<String> read = new ArrayList<>();
    for (Path file : files(output.resolve("rewards"), ".parquet")) {
      try (ParquetReader<GenericRecord> reader =
          AvroParquetReader.<GenericRecord>builder(
                  new LocalInputFile(file), new PlainParquetConfiguration())
              .withDataModel(GenericData.get())
              .build()) {
        for (GenericRecord row = reader.read(); row != null; row = reader.read()) {
          read.add(RewardJson.write(RewardAvro.fromAvro(row)));
        }
      }
    }
    Collections.sort(read);
    return read;
  }

  private static String[] with(List<String> args, String... more) {
    List<String> all = new ArrayList<>(args);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static void write(Path file, List<String> lines) throws IOException {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      if (file.toString().endsWith(".gz")) {
        try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
          packed.write(bytes);
        }
      } else {
        out.write(bytes);
      }
    }
  }
}
