package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.afterward.benchmarks.streaming.Trial.Program;
import org.afterward.benchmarks.streaming.Trial.Purpose;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The process of one {@link Trial}. The arguments are a folder for what it writes, the options of
 * the flink profile as a file, and the trial's words.
 */
public final class TrialProcess {

  /** A few times as long as between two watermarks. */
  private static final int SETTLE_MS = 2_000;

  private static final double NANOS = 1e9;

  private final Trial trial;
  private final Path folder;
  private final Path profile;
  private final FlinkFolder flink;

  private TrialProcess(Trial trial, Path folder, Path profile) throws IOException {
    this.trial = trial;
    this.folder = folder;
    this.profile = profile;
    this.flink = FlinkFolder.create(folder.resolve("flink"), trial.backend());
  }

  public static void main(String[] args) throws Exception {
    Trial trial = Trial.of(Arrays.stream(args).skip(2));
    new TrialProcess(trial, Path.of(args[0]), Path.of(args[1])).run();
    System.exit(0);
  }

  private void run() throws Exception {
    Taps.expect(trial.plan().partitions());
    if (trial.purpose() == Purpose.ANSWERS) {
      Answers.keep();
    }
    long checkpointBytes = 0;
    if (trial.purpose() == Purpose.STATE) {
      checkpointBytes = stateAtTheEnd();
    } else {
      Taps.letEnd();
      runJob();
    }
    Taps.Moment start = Taps.start();
    Taps.Moment end = Taps.Moment.now();
    new Measurement(
            (end.nanos() - start.nanos()) / NANOS,
            (end.cpuNanos() - start.cpuNanos()) / NANOS,
            checkpointBytes,
            Answers.count())
        .write(folder.resolve("measurement.properties"));
    if (trial.purpose() == Purpose.ANSWERS) {
      Answers.write(folder.resolve("answers.jsonl"));
    }
  }

  /** What is kept when all has arrived, and all that was due by then has been settled. */
  private long stateAtTheEnd() throws Exception {
    CompletableFuture<Void> job =
        CompletableFuture.runAsync(
            () -> {
              try {
                runJob();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    CompletableFuture.anyOf(job, CompletableFuture.runAsync(TrialProcess::awaitAllDry)).join();
    Thread.sleep(SETTLE_MS);
    long bytes = new FlinkRest(flink.restPort()).checkpointBytes();
    Taps.letEnd();
    job.join();
    return bytes;
  }

  private static void awaitAllDry() {
    try {
      Taps.awaitAllDry();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void runJob() throws Exception {
    Program program = trial.program();
    switch (program) {
      case PLAIN -> PlainAnswers.find(trial.plan());
      case FLINK_SOURCE, HAND_WRITTEN -> runOnFlink(program);
      default -> runOnBeam(program);
    }
  }

  private void runOnBeam(Program program) throws IOException {
    List<String> words = new ArrayList<>();
    for (String line : Files.readAllLines(profile)) {
      if (line.startsWith("--")) {
        words.add(line.strip());
      }
    }
    words.add("--flinkConfDir=" + flink.folder());
    words.add("--checkpointingInterval=" + trial.checkpointEveryMs());
    // A stream that saves its state otherwise never ends.
    words.add("--shutdownSourcesAfterIdleMs=0");
    Pipeline pipeline =
        Pipeline.create(
            PipelineOptionsFactory.fromArgs(words.toArray(String[]::new))
                .as(FlinkPipelineOptions.class));
    switch (program) {
      case BEAM_SOURCE -> BeamPrograms.source(pipeline, trial.plan());
      case NO_OP -> BeamPrograms.noOp(pipeline, trial.plan());
      case COUNTING -> BeamPrograms.counting(pipeline, trial.plan());
      case AFTERWARD -> BeamPrograms.rewards(pipeline, trial.plan());
      case SNAPSHOTS -> BeamPrograms.snapshots(pipeline, trial.plan());
      default -> throw new IllegalArgumentException(program + " is no pipeline");
    }
    pipeline.run().waitUntilFinish();
  }

  /** What the profile says to Beam, said to Flink. */
  private void runOnFlink(Program program) throws Exception {
    Configuration settings = GlobalConfiguration.loadConfiguration(flink.folder().toString());
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(trial.plan().partitions(), settings);
    environment.enableCheckpointing(trial.checkpointEveryMs());
    if (program == Program.FLINK_SOURCE) {
      HandWrittenJob.source(environment, trial.plan());
    } else {
      HandWrittenJob.rewards(environment, trial.plan());
    }
    environment.execute();
  }
}
