package org.afterward.pipelines.evaluate;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import org.afterward.coders.GateVerdict;
import org.afterward.coders.PolicyEvaluation;
import org.afterward.coders.PolicyEvaluationJson;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/** An evaluation and the gate's verdict, as a file of the output folder. */
public final class EstimatesFile {

  public static final String NAME = "estimates.json";

  private EstimatesFile() {}

  static void write(String folder, PolicyEvaluation evaluation, GateVerdict verdict)
      throws IOException {
    String text = PolicyEvaluationJson.write(evaluation, verdict) + "\n";
    try (var out = Channels.newOutputStream(FileSystems.create(file(folder), "application/json"))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * What was written, without the verdict.
   *
   * @throws IOException if it cannot be read
   */
  public static PolicyEvaluation read(String folder) throws IOException {
    try (var in = Channels.newInputStream(FileSystems.open(file(folder)))) {
      return PolicyEvaluationJson.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static ResourceId file(String folder) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(NAME, StandardResolveOptions.RESOLVE_FILE);
  }
}
