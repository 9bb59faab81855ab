package org.afterward.pipelines.health;

import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.Placeholder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;
import org.jspecify.annotations.Nullable;

/** Of a job that says at its end whether the run was healthy. */
public interface HealthOptions extends JobOptions {

  /** From which level on a run that is not healthy is told by the exit code. */
  enum FailOn {
    NEVER,
    LOOK,
    BAD
  }

  @Description(
      "End with exit code 3 where the run is done, but not healthy: never, where somebody should"
          + " look, or only where it is bad")
  @Default.Enum("NEVER")
  FailOn getFailOn();

  void setFailOn(FailOn level);

  @Description("Write what was found of the run's health to this file too, as JSON")
  @Placeholder("FILE")
  @Nullable String getHealthFile();

  void setHealthFile(@Nullable String file);
}
