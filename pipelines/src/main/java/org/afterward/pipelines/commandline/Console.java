package org.afterward.pipelines.commandline;

import java.io.PrintStream;
import org.afterward.pipelines.progress.LiveLine;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.PipelineResult.State;

/** Where a job meets the person who started it. */
public final class Console {

  private final PrintStream out;
  private final LiveLine liveLine;

  Console(PrintStream out, LiveLine liveLine) {
    this.out = out;
    this.liveLine = liveLine;
  }

  /** For what came of the job: its summary, and nothing else. */
  public PrintStream out() {
    return out;
  }

  /**
   * Runs a pipeline to its end, with a line that tells how far it is where somebody watches.
   *
   * @throws IllegalStateException where it ended without being done
   */
  public PipelineResult run(Pipeline pipeline) {
    return liveLine.during(() -> runToEnd(pipeline));
  }

  private static PipelineResult runToEnd(Pipeline pipeline) {
    PipelineResult result = pipeline.run();
    State end = result.waitUntilFinish();
    // Null and RUNNING: the runner let go of a job that goes on elsewhere.
    if (end == State.FAILED || end == State.CANCELLED) {
      throw new IllegalStateException("The runner reports that the job is " + end);
    }
    return result;
  }
}
