package org.afterward.pipelines;

import java.nio.file.Path;

/** The rewards of the sample, and the models that are learned from them. */
public record TrainedSample(Path folder) {

  /** Computes both into a folder. */
  public static TrainedSample into(Path folder) {
    TrainedSample sample = new TrainedSample(folder);
    SampleMonth.rewardsOfSample(folder.resolve("out"), "--training");
    SampleMonth.run(
        "train",
        "--rewards=" + sample.training(),
        "--asOf=2024-02-01",
        "--window=P60D",
        "--minRows=5",
        "--noise=20",
        // The sample is too small to judge by.
        "--gate=off",
        "--output=" + sample.models());
    return sample;
  }

  /** The rewards as JSON lines, with their contexts. */
  public Path rewards() {
    return folder.resolve("out/rewards");
  }

  /** The same as Parquet. */
  public Path training() {
    return folder.resolve("out/training/rewards");
  }

  public Path models() {
    return folder.resolve("models");
  }
}
