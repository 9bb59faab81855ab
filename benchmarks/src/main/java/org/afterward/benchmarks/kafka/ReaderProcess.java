package org.afterward.benchmarks.kafka;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.afterward.servers.KafkaBroker;

/** Runs readers, each in a process of its own that never ends by itself. */
final class ReaderProcess {

  private static final int SAMPLE_MS = 200;
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final double NANOS = 1e9;

  /** While less than this is read, JVM and Flink are starting; and the last of it is not steady. */
  private static final double FROM = 0.1;

  private static final double TO = 0.9;

  private final Path home;
  private final Path folder;
  private final KafkaBroker broker;
  private final long messages;

  /**
   * @param folder for what they write
   * @param messages how many the topic holds
   */
  ReaderProcess(Path home, Path folder, KafkaBroker broker, long messages) {
    this.home = home;
    this.folder = folder;
    this.broker = broker;
    this.messages = messages;
  }

  /** Whether a reader has done all, beside having read all. */
  interface Done {
    boolean ask() throws IOException;
  }

  /** Where a run of a reader writes its rewards. */
  Path output(String run) {
    return folder.resolve(run).resolve("out");
  }

  /**
   * Starts a reader, waits until it has read and done everything, and ends it.
   *
   * @param run a name that no other run has
   */
  Pace run(Reader reader, String run, Done done)
      throws IOException, InterruptedException, ExecutionException {
    Path own = Files.createDirectories(folder.resolve(run));
    Path log = own.resolve("log.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command(reader, run, own))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Process process = builder.redirectInput(new File("/dev/null")).start();
    try (GroupProgress progress = new GroupProgress(broker.bootstrapServers(), run)) {
      return watch(process, progress, log, done).between(messages * FROM, messages * TO);
    } finally {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private ReadCurve watch(Process process, GroupProgress progress, Path log, Done done)
      throws IOException, InterruptedException, ExecutionException {
    ReadCurve curve = new ReadCurve();
    long start = System.nanoTime();
    while (curve.read() < messages || !done.ask()) {
      long passed = System.nanoTime() - start;
      if (process.waitFor(SAMPLE_MS, TimeUnit.MILLISECONDS) || passed > PATIENCE_NANOS) {
        throw new IllegalStateException(
            "A reader that was to go on ended, or was too slow: see " + log);
      }
      curve.add(
          new ReadCurve.Point(
              (System.nanoTime() - start) / NANOS,
              progress.committed(),
              cpuSeconds(process.toHandle()),
              cpuSeconds(ProcessHandle.of(broker.pid()).orElseThrow())));
    }
    return curve;
  }

  private static double cpuSeconds(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / NANOS;
  }

  private List<String> command(Reader reader, String run, Path own) throws IOException {
    List<String> command = new ArrayList<>();
    Path profile = home.resolve("runner-profiles/flink");
    if (reader.makesRewards()) {
      command.add(home.resolve("afterward").toString());
      command.addAll(
          List.of("rewards", "--profile=flink", "--topics=" + EventTopic.NAME, "--fileEvery=PT2S"));
      command.add("--output=" + output(run));
    } else {
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "@" + profile.resolve("jvm.options"),
              "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
              "-cp",
              home.resolve("benchmarks/target/classes")
                  + ":"
                  + profile.resolve("target/afterward-flink.jar"),
              // By its name: its class needs Flink, which this process has not.
              getClass().getPackageName() + ".PlainReaders",
              reader.name()));
      Path options = profile.resolve("src/main/resources/profiles/flink/local.args");
      Files.readAllLines(options).stream()
          .filter(line -> line.startsWith("--"))
          .forEach(command::add);
    }
    if (reader == Reader.REWARDS_WITHOUT_METRICS) {
      command.add("--disableMetrics=true");
    }
    command.addAll(
        List.of(
            "--bootstrapServers=" + broker.bootstrapServers(),
            "--groupId=" + run,
            // Everything was written before: who has nothing to read will have nothing.
            "--idleAfter=PT5S",
            // Progress is seen when it is committed, which is at each checkpoint.
            "--checkpointingInterval=2000",
            "--flinkConfDir=" + FlinkSettings.write(own)));
    return command;
  }
}
