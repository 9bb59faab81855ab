package org.afterward.pipelines.commandline;

import java.io.PrintStream;
import java.util.Optional;
import org.afterward.pipelines.progress.LiveLine;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;

/** Where a job meets the person who started it. */
public final class Console {

  private final PrintStream out;
  private final LiveLine liveLine;
  private final Cluster cluster;

  Console(PrintStream out, LiveLine liveLine, Cluster cluster) {
    this.out = out;
    this.liveLine = liveLine;
    this.cluster = cluster;
  }

  /** For what came of the job: its summary, and nothing else. */
  public PrintStream out() {
    return out;
  }

  /**
   * Runs a pipeline to its end, with a line that tells how far it is where somebody watches. Where
   * a cluster was asked to go on with it alone, it only says where.
   *
   * @return what came of it; empty where it goes on elsewhere, so that nothing can be said of it
   * @throws IllegalStateException where it ended without being done
   */
  public Optional<PipelineResult> run(Pipeline pipeline) {
    return liveLine.during(() -> runOrSubmit(pipeline));
  }

  private Optional<PipelineResult> runOrSubmit(Pipeline pipeline) {
    PipelineResult result = pipeline.run();
    Optional<String> farewell = cluster.farewell(pipeline.getOptions());
    if (farewell.isPresent()) {
      out.println(farewell.get());
      return Optional.empty();
    }
    State end = result.waitUntilFinish();
    if (end == State.FAILED || end == State.CANCELLED) {
      throw new IllegalStateException("The runner reports that the job is " + end);
    }
    return Optional.of(result);
  }
}
