package org.afterward.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a whole process took, seen from outside: its JVM's start is in it, the shell that launched
 * it too.
 *
 * @param wallSeconds from before its start until it was gone
 * @param cpuSeconds of all its threads, up to a few milliseconds before its end
 * @param peakMemoryBytes the most real memory that it ever held
 */
public record Usage(double wallSeconds, double cpuSeconds, long peakMemoryBytes) {

  private static final int SAMPLE_MS = 20;
  private static final double NANOS = 1e9;

  /** Runs a command to its end; what it prints goes into a file. */
  public static Usage of(List<String> command, Map<String, String> environment, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.redirectInput(new File("/dev/null")).environment().putAll(environment);
    long start = System.nanoTime();
    Process process = builder.start();
    Duration cpu = Duration.ZERO;
    long memory = 0;
    while (!process.waitFor(SAMPLE_MS, TimeUnit.MILLISECONDS)) {
      cpu = process.info().totalCpuDuration().orElse(cpu);
      memory = Math.max(memory, peakMemory(process.pid()));
    }
    double wall = (System.nanoTime() - start) / NANOS;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          "Ended with %d: %s%n%s"
              .formatted(
                  process.exitValue(), String.join(" ", command), Files.readString(log).strip()));
    }
    return new Usage(wall, cpu.toNanos() / NANOS, memory);
  }

  /** Linux keeps the highest value itself, so that no peak between two samples is missed. */
  private static long peakMemory(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
        }
      }
    } catch (IOException gone) {
      // It ended between the two looks, or this is no Linux.
    }
    return 0;
  }
}
