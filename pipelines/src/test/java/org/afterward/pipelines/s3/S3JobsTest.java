package org.afterward.pipelines.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.ParquetRewards;
import org.afterward.pipelines.SampleMonth;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.EventPartReader;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.Packing;
import org.afterward.servers.S3Server;
import org.afterward.servers.ServerProcess;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.S3Options;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a bucket is read and written as what lies on a disk. */
class S3JobsTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "aws.accessKeyId", S3Server.ACCESS_KEY,
          "aws.secretAccessKey", S3Server.SECRET_KEY,
          "aws.disableEc2Metadata", "true");

  private static Path folder = Path.of("");
  private static S3Server server;

  @BeforeAll
  static void a_server_with_a_bucket(@TempDir Path empty) throws IOException {
    folder = empty;
    server = S3Server.in(folder);
    server.createBucket("bucket");
  }

  @AfterAll
  static void no_server() {
    SETTINGS.keySet().forEach(System::clearProperty);
    server.close();
  }

  @BeforeEach
  void who_may_use_it() {
    SETTINGS.forEach(System::setProperty);
  }

  /** By its name and not its number, so that the bucket cannot be a part of it. */
  private static String endpoint() {
    return "--endpoint=http://localhost:" + server.endpoint().getPort();
  }

  /** Where the server keeps an object: in a file. */
  private static Path stored(String key) {
    return folder.resolve("buckets/bucket").resolve(key);
  }

  @Test
  void packed_files_in_folders_of_months_give_the_rewards_of_the_sample() throws IOException {
    put("packed/exposures/2024-01/e.jsonl.gz", gzip(sample(SampleMonth.exposures())));
    put("packed/activity/2024-01/a.jsonl.zst", Zstd.compress(sample(SampleMonth.activity())));

    SampleMonth.run(
        "rewards",
        "--exposures=s3://bucket/packed/exposures/*",
        "--activity=s3://bucket/packed/activity",
        "--output=s3://bucket/packed/out",
        endpoint());

    SampleMonth.assertOutcomes(stored("packed/out"));
  }

  @Test
  void a_month_that_is_simulated_into_a_bucket_has_the_rewards_that_it_has_on_a_disk(
      @TempDir Path disk) throws IOException {
    List<String> rewards = ParquetRewards.in(month(disk.toString()).resolve("rewards"));

    month("s3://bucket/month", endpoint());

    assertThat(rewards).isNotEmpty();
    assertThat(ParquetRewards.in(stored("month/out/rewards"))).isEqualTo(rewards);
  }

  /** Simulates a month, and computes its rewards, all in Parquet. */
  private static Path month(String place, String... more) {
    run(
        more,
        "simulate",
        "--users=12",
        "--exposuresPerUserDay=0.3",
        "--format=parquet",
        "--output=" + place);
    run(
        more,
        "rewards",
        "--exposures=" + place + "/exposures",
        "--activity=" + place + "/activity",
        "--completeUntil=2024-01-28",
        "--format=parquet",
        "--output=" + place + "/out");
    return Path.of(place, "out");
  }

  private static void run(String[] more, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    SampleMonth.run(all.toArray(String[]::new));
  }

  @Test
  void an_earlier_output_in_the_bucket_is_kept_unless_it_may_be_overwritten() throws IOException {
    put("old/rewards/part-00007-of-00009.jsonl", new byte[] {'x'});

    assertThat(
            mistake(
                "--exposures=" + SampleMonth.exposures(), "--output=s3://bucket/old", endpoint()))
        .isEqualTo(
            "--output=s3://bucket/old already holds"
                + " s3://bucket/old/rewards/part-00007-of-00009.jsonl; --overwrite replaces what"
                + " this command wrote there");

    SampleMonth.run(
        "rewards",
        "--exposures=" + SampleMonth.exposures(),
        "--activity=" + SampleMonth.activity(),
        "--output=s3://bucket/old",
        "--overwrite",
        endpoint());
    SampleMonth.assertOutcomes(stored("old"));
  }

  @Test
  void a_bucket_that_is_not_there_is_named() {
    String exposures = "--exposures=s3://gone/x/*";
    String local = "--exposures=" + SampleMonth.exposures();

    assertThat(mistake(exposures, "--output=s3://bucket/new", endpoint()))
        .startsWith(
            "--exposures: s3://gone/x/* cannot be looked up: The specified bucket does not");
    assertThat(mistake(local, "--output=s3://gone/out", endpoint()))
        .startsWith("--output=s3://gone/out cannot be written to: The specified bucket does not");
  }

  @Test
  void what_is_not_in_the_bucket_is_named() {
    for (String glob : List.of("s3://bucket/none/*", "s3://bucket/none")) {
      assertThat(mistake("--exposures=" + glob, "--output=s3://bucket/new", endpoint()))
          .isEqualTo("--exposures: No file matches " + glob);
    }
  }

  @Test
  void a_server_that_does_not_answer_is_named() throws IOException {
    int nobody = ServerProcess.freePort();

    assertThat(
            mistake(
                "--exposures=s3://bucket/x",
                "--output=s3://bucket/new",
                "--endpoint=http://127.0.0.1:" + nobody))
        .startsWith("--exposures: s3://bucket/x cannot be looked up: ")
        .contains("127.0.0.1:" + nobody)
        .endsWith("Connection refused");
  }

  @Test
  void wrong_credentials_are_told() {
    System.setProperty("aws.secretAccessKey", "wrong");

    assertThat(mistake("--exposures=s3://bucket/x/*", "--output=s3://bucket/new", endpoint()))
        .startsWith("--exposures: s3://bucket/x/* cannot be looked up: Forbidden (Service: S3,");
  }

  @Test
  void missing_credentials_and_a_missing_region_are_told() {
    String exposures = "--exposures=s3://bucket/x/*";
    assertThat(mistake(exposures, "--output=s3://bucket/new"))
        .isEqualTo(
            "--exposures: s3://bucket/x/* cannot be looked up: no AWS region is known: --awsRegion"
                + " or AWS_REGION says it");

    System.clearProperty("aws.secretAccessKey");
    assertThat(mistake(exposures, "--output=s3://bucket/new", endpoint()))
        .isEqualTo(
            "--exposures: s3://bucket/x/* cannot be looked up: no AWS credentials are found:"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or the role of the"
                + " machine give them");
  }

  @Test
  void a_damaged_file_in_the_bucket_fails_the_run_and_is_named() throws IOException {
    byte[] whole = gzip(sample(SampleMonth.exposures()));
    put("damaged/e.jsonl.gz", Arrays.copyOf(whole, whole.length / 2));

    assertThat(said(1, "--exposures=s3://bucket/damaged", "--output=s3://bucket/new", endpoint()))
        .contains("s3://bucket/damaged/e.jsonl.gz cannot be read: ")
        .hasLineCount(1);
  }

  @Test
  void a_file_that_goes_between_listing_and_reading_is_named() {
    useServer();
    for (EventFile gone :
        List.of(
            new EventFile("s3://bucket/gone.jsonl", FileFormat.JSON, Packing.NONE, 9),
            new EventFile("s3://bucket/gone.jsonl.gz", FileFormat.JSON, Packing.GZIP, 9),
            new EventFile("s3://bucket/gone.parquet", FileFormat.PARQUET, Packing.NONE, 9))) {
      assertThatThrownBy(() -> EventPartReader.read(EventPart.all(gone), new NoVisitor()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(gone.name() + " cannot be read: ");
    }
  }

  /** Of a file that is not there, nothing is shown. */
  private static final class NoVisitor implements EventVisitor {

    @Override
    public void event(
        Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
      throw new AssertionError(event);
    }

    @Override
    public void unreadable(Rejection rejection) {
      throw new AssertionError(rejection);
    }
  }

  /** What is said of a mistake, without whom. */
  private static String mistake(String... args) {
    return said(2, args).replaceFirst("^afterward: ", "").strip();
  }

  private static String said(int exitCode, String... args) {
    List<String> words = new ArrayList<>(List.of("rewards"));
    words.add("--activity=" + SampleMonth.activity());
    words.addAll(List.of(args));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Afterward.run(words.toArray(String[]::new), System.out, printer))
        .isEqualTo(exitCode);
    return err.toString(StandardCharsets.UTF_8);
  }

  private static byte[] sample(Path lines) {
    return (String.join("\n", SampleMonth.sortedLines(lines)) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void useServer() {
    S3Options options = PipelineOptionsFactory.as(S3Options.class);
    options.setEndpoint(server.endpoint());
    options.setS3ClientFactoryClass(S3Clients.class);
    FileSystems.setDefaultPipelineOptions(options);
  }

  private static void put(String key, byte[] bytes) throws IOException {
    useServer();
    try (OutputStream out =
        Channels.newOutputStream(
            FileSystems.create(
                FileSystems.matchNewResource("s3://bucket/" + key, false),
                "application/octet-stream"))) {
      out.write(bytes);
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }
}
