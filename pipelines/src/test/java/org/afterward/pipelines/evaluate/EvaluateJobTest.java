package org.afterward.pipelines.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.afterward.coders.PolicyEstimate;
import org.afterward.pipelines.SampleMonth;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateJobTest {

  private static final Path GOLDEN = SampleMonth.root().resolve("testdata/golden/evaluate");
  private static final Path CHOICES = GOLDEN.resolve("choices.csv");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  EvaluateJobTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Evaluated evaluate(Object logged, String... more) {
    Evaluated evaluated = Evaluated.of(folder.resolve("out"), logged, more);
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.exitCode()).isZero();
    return evaluated;
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void the_worked_example_has_the_answers_that_were_found_by_hand() throws IOException {
    JsonNode expected = JSON.readTree(GOLDEN.resolve("answers.json").toFile());
    JsonNode found = JSON.readTree(evaluate(CHOICES, "--clip=3", "--switchAt=3").json());

    assertHolds(found, expected, "");
    assertThat(found.at("/diagnostics/without_propensity").asInt()).isEqualTo(1);
    assertThat(found.at("/gate/passed").asBoolean(true)).isFalse();
  }

  /** Whatever is expected is found, and nothing else in a list. */
  private static void assertHolds(JsonNode found, JsonNode expected, String path) {
    if (expected.isObject()) {
      expected
          .fieldNames()
          .forEachRemaining(
              name -> assertHolds(found.path(name), expected.get(name), path + "/" + name));
    } else if (expected.isArray()) {
      assertThat(found).as(path).hasSize(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        assertHolds(found.get(i), expected.get(i), path + "/" + i);
      }
    } else if (expected.isNumber()) {
      double number = expected.asDouble();
      assertThat(found.isNumber()).as(path).isTrue();
      assertThat(found.asDouble()).as(path).isCloseTo(number, within(1e-12 * Math.abs(number)));
    } else {
      assertThat(found).as(path).isEqualTo(expected);
    }
  }

  @Test
  void csv_json_lines_and_parquet_say_the_same_also_packed_and_in_parts() throws IOException {
    List<List<String>> rows = rows();
    List<String> json = new ArrayList<>();
    rows.forEach(row -> json.add(json(row)));
    Path lines = Files.write(folder.resolve("choices.jsonl"), json);
    Path parquet = parquet(folder.resolve("choices.parquet"), rows);
    Path packed = folder.resolve("choices.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readAllBytes(CHOICES));
    }
    Path parts = Files.createDirectory(folder.resolve("parts"));
    Files.write(parts.resolve("b.jsonl"), json.subList(0, 3));
    Files.write(parts.resolve("a.json"), json.subList(5, 7));
    Path third = Files.write(folder.resolve("third.ndjson"), json.subList(3, 5));

    String expected = evaluate(CHOICES).json();

    for (Object logged : List.of(lines, parquet, packed, parts + "," + third)) {
      assertThat(evaluate(logged, "--overwrite").json()).as("" + logged).isEqualTo(expected);
    }
  }

  private static List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (String line : Files.readAllLines(CHOICES).subList(1, 8)) {
      rows.add(List.of(line.split(",", -1)).subList(0, 7));
    }
    return rows;
  }

  private static String json(List<String> row) {
    String propensity = row.get(2).isEmpty() ? "null" : row.get(2);
    return "{\"more\":[1],\"user_id\":\"%s\",\"reward\":%s,\"propensity\":%s,\"target_probability\":%s,"
            .formatted(row.get(0), row.get(1), propensity, row.get(3))
        + "\"q_action\":%s,\"v_target\":%s,\"segment\":\"%s\"}"
            .formatted(row.get(4), row.get(5), row.get(6));
  }

  /** As another writer would: whole rewards, an unknown column, nulls where nothing is known. */
  private static Path parquet(Path file, List<List<String>> rows) throws IOException {
    Schema schema =
        SchemaBuilder.record("Choice")
            .fields()
            .optionalString("remark")
            .requiredLong("reward")
            .optionalDouble("propensity")
            .requiredDouble("target_probability")
            .requiredFloat("q_action")
            .requiredInt("v_target")
            .optionalString("user_id")
            .optionalString("segment")
            .endRecord();
    try (ParquetWriter<GenericRecord> writer =
        AvroParquetWriter.<GenericRecord>builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withDataModel(GenericData.get())
            .withSchema(schema)
            .build()) {
      for (List<String> row : rows) {
        GenericRecord written = new GenericData.Record(schema);
        written.put("user_id", row.get(0));
        written.put("reward", Long.parseLong(row.get(1)));
        written.put("propensity", row.get(2).isEmpty() ? null : Double.valueOf(row.get(2)));
        written.put("target_probability", Double.valueOf(row.get(3)));
        written.put("q_action", Float.valueOf(row.get(4)));
        written.put("v_target", Integer.valueOf(row.get(5)));
        written.put("segment", row.get(6).isEmpty() ? null : row.get(6));
        writer.write(written);
      }
    }
    return file;
  }

  @Test
  void a_person_reads_a_table_and_the_verdict() {
    assertThat(evaluate(CHOICES, "--replicates=0", "--leastEss=2").out())
        .isEqualTo(
            """
            estimator     value   error  95 % from       to  bootstrap from  to
            logged       7.5000  3.6641     0.3184  14.6816               -   -
            ipw          7.9167  3.8971     0.2784  15.5549               -   -
            clipped_ipw  7.9167  3.8971     0.2784  15.5549               -   -
            snipw        5.9375  2.5180     1.0023  10.8727               -   -
            dm           7.8333  1.3464     5.1945  10.4722               -   -
            dr           7.2500  2.1180     3.0987  11.4013               -   -
            sndr         7.3958  1.8924     3.6868  11.1049               -   -
            switch_dr    7.2500  2.1180     3.0987  11.4013               -   -

            improvement  on logged   error  95 % from      to  bootstrap from  to
            ipw             0.4167  1.4118    -2.3505  3.1838               -   -
            clipped_ipw     0.4167  1.4118    -2.3505  3.1838               -   -
            snipw          -1.5625  2.4041    -6.2744  3.1494               -   -
            dm              0.3333  2.8960    -5.3427  6.0094               -   -
            dr             -0.2500  2.5083    -5.1662  4.6662               -   -
            sndr           -0.1042  2.4776    -4.9601  4.7518               -   -
            switch_dr      -0.2500  2.5083    -5.1662  4.6662               -   -

            6 choices of 4 users, worth 3.0 of the policy's own; mean weight 1.3333, largest 4.0000
            warning  1 of 7 choices have no propensity, and are left out
            warning  one choice has 50 % of all weight
            warning  4 users are few: intervals of so few are too short
            gate  refused  mean_weight is 1.3333; right would be 0.9000 to 1.1000
            gate  refused  without_propensity_share is 0.1429; right would be at most 0.0500
            """);
  }

  @Test
  void a_broken_row_is_a_rejection_with_its_place_and_every_rule() throws IOException {
    Path broken =
        file(
            "broken.csv",
            "reward,propensity,target_probability,user_id",
            "1,0.5,0.5,a",
            "inf,1.5,-0.1,b",
            "much,,0.5,c",
            ",0,0.5,d",
            "1,0.5",
            "2,0.5,0.5,e");

    Evaluated evaluated = evaluate(broken);

    assertThat(evaluated.evaluation().overall().logged().value()).isEqualTo(1.5);
    assertThat(evaluated.out()).startsWith("4 rows rejected: see ");
    assertThat(SampleMonth.sortedLines(folder.resolve("out/rejections")))
        .map(line -> JSON.readTree(line))
        .allSatisfy(
            rejection -> assertThat(rejection.path("origin").asText()).isEqualTo(broken.toString()))
        .extracting(rejection -> rejection.path("offset").asInt(), EvaluateJobTest::rules)
        .containsExactlyInAnyOrder(
            tuple(
                3,
                List.of(
                    "out_of_range", "propensity_out_of_range", "target_probability_out_of_range")),
            tuple(4, List.of("wrong_type")),
            tuple(5, List.of("reward_missing", "propensity_out_of_range")),
            tuple(6, List.of("cells")));
  }

  private static List<String> rules(JsonNode rejection) {
    List<String> rules = new ArrayList<>();
    rejection.path("broken").forEach(rule -> rules.add(rule.path("rule").asText()));
    return rules;
  }

  @Test
  void numbers_are_read_as_people_write_them() throws IOException {
    byte[] bytes =
        "\uFEFFpropensity, reward ,target_probability,v_target\r\n.5,+1e0,5E-1,NaN\r\n\r\n 0.5 ,3.,0.50,na\r\n"
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("people.csv"), bytes);

    assertThat(evaluate(file).evaluation().overall().logged().value()).isEqualTo(2);
    assertThat(SampleMonth.sortedLines(folder.resolve("out/rejections"))).isEmpty();
  }

  @Test
  void a_file_of_a_header_alone_is_judged_and_says_that_there_is_nothing() throws IOException {
    Evaluated evaluated = evaluate(file("none.csv", "reward,propensity,target_probability"));

    assertThat(evaluated.out())
        .contains("warning  there are no choices, so nothing can be said\n")
        .contains("gate  refused  mean_weight cannot be told; right would be 0.9000 to 1.1000\n");
    assertThat(evaluated.json()).startsWith("{\"estimates\":[],").doesNotContain("NaN");
  }

  @Test
  void who_asks_for_it_is_told_of_a_refusal_by_the_exit_code_when_all_is_written()
      throws IOException {
    Evaluated evaluated =
        Evaluated.of(
            folder.resolve("out"), CHOICES, "--failOnRefusal", "--mostWithoutPropensity=1");

    assertThat(evaluated.exitCode()).isEqualTo(3);
    assertThat(evaluated.err())
        .isEqualTo(
            "afterward: the run is done, but the gate refuses the policy: ess is 2.9942; right would"
                + " be at least 100.0000\n");
    assertThat(evaluated.json()).contains("\"gate\":{\"passed\":false,");
  }

  @Test
  void a_policy_that_passes_the_gate_is_done() throws IOException {
    Evaluated evaluated =
        evaluate(
            CHOICES,
            "--failOnRefusal",
            "--leastEss=2",
            "--meanWeightTolerance=0.5",
            "--mostWithoutPropensity=0.2");

    assertThat(evaluated.out()).endsWith("gate  passed\n");
    assertThat(evaluated.json()).contains("\"gate\":{\"passed\":true,");
  }

  @Test
  void a_seed_changes_the_bootstrap_and_nothing_else() throws IOException {
    List<PolicyEstimate> one = evaluate(CHOICES).evaluation().overall().estimates();
    List<PolicyEstimate> other =
        evaluate(CHOICES, "--seed=2", "--overwrite").evaluation().overall().estimates();

    assertThat(other.get(0).bootstrapHigh()).isNotEqualTo(one.get(0).bootstrapHigh());
    assertThat(other)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields(
            "bootstrapLow", "bootstrapHigh", "overLogged.bootstrapLow", "overLogged.bootstrapHigh")
        .isEqualTo(one);
  }
}
