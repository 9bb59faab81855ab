package org.afterward.profiles.flink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.afterward.pipelines.SampleMonth;

/** What the launcher gave back when it was called from the project's folder, as a user calls it. */
record Program(int exitCode, String out, String err) {

  private static final long DEADLINE_SECONDS = 120;

  /**
   * @param folder for what it says
   */
  static Program call(Path folder, String... words) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "said", ".out");
    Path err = Files.createTempFile(folder, "said", ".err");
    List<String> command = new ArrayList<>(List.of("./afterward"));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(SampleMonth.root().toFile());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new AssertionError("it did not end; it said: " + Files.readString(err));
    }
    return new Program(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
