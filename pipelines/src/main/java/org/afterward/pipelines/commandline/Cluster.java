package org.afterward.pipelines.commandline;

import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * Where jobs run that do not run in this process. The program of a profile that knows such a place
 * names its class in {@code META-INF/services}.
 */
public interface Cluster {

  /**
   * Refuses a job that could not be run there, before anything of it is written.
   *
   * @throws UserMistake naming what is missing; in some seconds, whatever the network does
   */
  void check(PipelineOptions options);

  /**
   * What to say of a job that was just submitted and goes on without this process: its id, and how
   * to watch it. Empty where this process is to wait for the job's end.
   */
  Optional<String> farewell(PipelineOptions options);

  /** The cluster of this program's profile, or one that takes everything and keeps nobody. */
  static Cluster ofThisProgram() {
    return ServiceLoader.load(Cluster.class).findFirst().orElse(new ThisProcess());
  }

  /** No cluster. */
  final class ThisProcess implements Cluster {

    private ThisProcess() {}

    @Override
    public void check(PipelineOptions options) {}

    @Override
    public Optional<String> farewell(PipelineOptions options) {
      return Optional.empty();
    }
  }
}
