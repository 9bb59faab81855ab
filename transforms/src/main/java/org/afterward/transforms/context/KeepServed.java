package org.afterward.transforms.context;

import org.afterward.coders.Exposure;
import org.afterward.coders.ServedContext;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SimpleFunction;

/** Keeps of exposures what snapshots are made for. */
final class KeepServed extends SimpleFunction<Exposure, ServedContext> {

  static MapElements<Exposure, ServedContext> of() {
    return MapElements.via(new KeepServed());
  }

  @Override
  public ServedContext apply(Exposure exposure) {
    return ServedContext.of(exposure);
  }
}
