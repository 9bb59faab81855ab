package org.afterward.pipelines.snapshots;

import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.ServedContext;
import org.apache.beam.sdk.transforms.SimpleFunction;

/** In the form in which all jobs write what is pending; of strategies a snapshot knows nothing. */
final class ToOpenExposure extends SimpleFunction<Pending<ServedContext>, Pending<OpenExposure>> {

  @Override
  public Pending<OpenExposure> apply(Pending<ServedContext> pending) {
    ServedContext served = pending.decision();
    return new Pending<>(
        new OpenExposure(served.exposureId(), served.userId(), served.at(), 0),
        pending.dueAt(),
        pending.cause());
  }
}
