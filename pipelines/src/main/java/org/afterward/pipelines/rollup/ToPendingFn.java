package org.afterward.pipelines.rollup;

import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.apache.beam.sdk.transforms.DoFn;

/** Every exposure waits for its reward, which takes its place when it is there. */
final class ToPendingFn extends DoFn<Exposure, Pending<OpenExposure>> {

  private static final long serialVersionUID = 1;

  private final long horizonMs;

  ToPendingFn(long horizonMs) {
    this.horizonMs = horizonMs;
  }

  @ProcessElement
  public void await(@Element Exposure exposure, OutputReceiver<Pending<OpenExposure>> pending) {
    pending.output(
        new Pending<>(
            OpenExposure.served(exposure), exposure.at() + horizonMs, Pending.Cause.HORIZON_OPEN));
  }
}
