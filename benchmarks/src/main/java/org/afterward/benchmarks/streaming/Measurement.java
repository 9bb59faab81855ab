package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What was seen of one run.
 *
 * @param seconds from the first arrival until the job had ended; without the JVM's and Flink's
 *     start
 * @param cpuSeconds of the whole process in that time
 * @param checkpointBytes what the last checkpoint weighed, or 0 where none was asked for
 * @param rewards how many came out in all, those included that the end of the stream forced out
 */
record Measurement(double seconds, double cpuSeconds, long checkpointBytes, long rewards) {

  void write(Path file) throws IOException {
    Properties properties = new Properties();
    properties.setProperty("seconds", Double.toString(seconds));
    properties.setProperty("cpuSeconds", Double.toString(cpuSeconds));
    properties.setProperty("checkpointBytes", Long.toString(checkpointBytes));
    properties.setProperty("rewards", Long.toString(rewards));
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  static Measurement read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    }
    return new Measurement(
        Double.parseDouble(properties.getProperty("seconds")),
        Double.parseDouble(properties.getProperty("cpuSeconds")),
        Long.parseLong(properties.getProperty("checkpointBytes")),
        Long.parseLong(properties.getProperty("rewards")));
  }
}
