package org.afterward.pipelines.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.afterward.servers.DynamoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectHealthTest {

  private static final String KNOWN_ID = "exp_20240110_000005_0004";

  @Test
  void a_batch_ends_with_what_was_taken_and_its_health(@TempDir Path folder) {
    String said =
        SampleMonth.run(
            "collect",
            "--exposures=" + SampleMonth.exposures(),
            "--activity=" + SampleMonth.activity(),
            "--output=" + folder.resolve("backup"));

    assertThat(said)
        .isEqualTo(
            """
            records read  2,529
            exposures       216
            activity      2,220
            predictions       0
            rejected         93

            broken rule               records
            event_id_missing               27
            user_id_missing                14
            timestamp_missing              12
            event_type_missing             11
            not_json                        8
            wrong_type                      8
            event_type_unknown              7
            not_an_object                   5
            strategy_unknown                3
            vector_length                   3
            exposure_id_missing             2
            probability_out_of_range        2
            rank_below_1                    2
            ratio_out_of_range              2
            tab_unknown                     2
            profiles_missing                1
            propensity_out_of_range         1
            rank_repeated                   1
            ratio_sum                       1

            health  look  3.7 % of 2,529 records were rejected, by event_id_missing 27, \
            user_id_missing 14, timestamp_missing 12, ... (more than 1 %) -> see the rejections: \
            each says what is wrong with it, and keeps its record
            """);
  }

  @Test
  void what_finds_no_place_in_the_table_is_told_by_the_exit_code(@TempDir Path folder)
      throws IOException {
    String exposure = knownExposure();
    Path input = folder.resolve("exposures.jsonl");
    Files.write(input, List.of(exposure, exposure.replace(KNOWN_ID, "exp_of_the_same_moment")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    try (DynamoServer dynamo = DynamoServer.in(folder.resolve("dynamo"))) {
      List<String> where =
          List.of(
              "--dynamoEndpoint=" + dynamo.endpoint(),
              "--awsRegion=eu-central-1",
              "--awsCredentialsProvider={\"@type\":\"StaticCredentialsProvider\","
                  + "\"accessKeyId\":\"any\",\"secretAccessKey\":\"thing\"}");
      assertThat(run(out, err, where, "tables", "--create", "--keepItems")).isZero();
      out.reset();
      int exitCode =
          run(
              out,
              err,
              where,
              "collect",
              "--tables",
              "--exposures=" + input,
              "--output=" + folder.resolve("backup"),
              "--failOn=look");

      assertThat(out.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              """
              records read          2
              exposures             2
              activity              0
              predictions           0
              rejected              0
              refused by the table  1

              health  look  1 found no place in a table (none) -> see the rejections: each says \
              whether its key is taken, or it is too large
              """);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .isEqualTo(
              "afterward: the run is done, but its health is look: 1 found no place in a table\n");
      assertThat(exitCode).isEqualTo(3);
    }
  }

  private static int run(
      ByteArrayOutputStream out, ByteArrayOutputStream err, List<String> where, String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(where);
    return Afterward.run(args.toArray(String[]::new), printer(out), printer(err));
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String knownExposure() throws IOException {
    try (Stream<Path> files = Files.list(SampleMonth.exposures())) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          if (line.contains("\"exposure_id\":\"" + KNOWN_ID + "\"")) {
            return line;
          }
        }
      }
    }
    throw new IllegalStateException("The sample has no " + KNOWN_ID);
  }
}
