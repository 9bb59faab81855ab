package org.afterward.pipelines.evaluate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.PolicyEvaluationJson;
import org.afterward.pipelines.Afterward;

/** What a call of the program gave back. */
record Evaluated(int exitCode, String out, String err, Path folder) {

  static Evaluated of(Path folder, Object logged, String... more) {
    List<String> options = new ArrayList<>(List.of("--logged=" + logged));
    options.addAll(List.of(more));
    return by(folder, options);
  }

  static Evaluated by(Path folder, List<String> options) {
    List<String> args = new ArrayList<>(List.of("evaluate", "--output=" + folder));
    args.addAll(options);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exitCode = Afterward.run(args.toArray(String[]::new), printer(out), printer(err));
    return new Evaluated(
        exitCode,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        folder);
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  String json() throws IOException {
    return Files.readString(folder.resolve("estimates.json"));
  }

  PolicyEvaluation evaluation() throws IOException {
    return PolicyEvaluationJson.read(json());
  }
}
