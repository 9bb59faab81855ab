package org.afterward.transforms.delay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import org.afterward.coders.DelayComponent;
import org.afterward.coders.ExposureDelays;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** Counts the delays of a strategy where they are: some 10 KiB a strategy, however many come. */
final class GatherDelays
    extends CombineFn<
        ExposureDelays, Map<DelayComponent, DelayCounts>, Map<DelayComponent, DelayCounts>> {

  private static final long serialVersionUID = 1;

  private final int hours;

  GatherDelays(int hours) {
    this.hours = hours;
  }

  @Override
  public Map<DelayComponent, DelayCounts> createAccumulator() {
    Map<DelayComponent, DelayCounts> counts = new EnumMap<>(DelayComponent.class);
    for (DelayComponent component : DelayComponent.values()) {
      counts.put(component, DelayCounts.over(hours));
    }
    return counts;
  }

  @Override
  public Map<DelayComponent, DelayCounts> addInput(
      Map<DelayComponent, DelayCounts> counts, ExposureDelays delays) {
    counts.forEach(
        (component, ofComponent) -> {
          long delay = delays.of(component);
          if (delay == ExposureDelays.NEVER) {
            ofComponent.watchedUntil(delays.watchedMs());
          } else {
            ofComponent.happenedAt(delay);
          }
        });
    return counts;
  }

  @Override
  public Map<DelayComponent, DelayCounts> mergeAccumulators(
      Iterable<Map<DelayComponent, DelayCounts>> parts) {
    Map<DelayComponent, DelayCounts> all = createAccumulator();
    for (Map<DelayComponent, DelayCounts> part : parts) {
      part.forEach((component, counts) -> all.merge(component, counts, GatherDelays::plus));
    }
    return all;
  }

  private static DelayCounts plus(DelayCounts counts, DelayCounts more) {
    counts.addAll(more);
    return counts;
  }

  @Override
  public Map<DelayComponent, DelayCounts> extractOutput(Map<DelayComponent, DelayCounts> counts) {
    return counts;
  }

  @Override
  public Coder<Map<DelayComponent, DelayCounts>> getAccumulatorCoder(
      CoderRegistry registry, Coder<ExposureDelays> inputs) {
    return new CountsCoder();
  }

  @Override
  public Coder<Map<DelayComponent, DelayCounts>> getDefaultOutputCoder(
      CoderRegistry registry, Coder<ExposureDelays> inputs) {
    return new CountsCoder();
  }

  /** Their bytes, which live no longer than the job: in the order of the components. */
  private static final class CountsCoder extends CustomCoder<Map<DelayComponent, DelayCounts>> {

    private static final long serialVersionUID = 1;

    @Override
    public void encode(Map<DelayComponent, DelayCounts> counts, OutputStream out)
        throws IOException {
      DataOutputStream data = new DataOutputStream(out);
      for (DelayCounts ofComponent : counts.values()) {
        ofComponent.writeTo(data);
      }
      data.flush();
    }

    @Override
    public Map<DelayComponent, DelayCounts> decode(InputStream in) throws IOException {
      DataInputStream data = new DataInputStream(in);
      Map<DelayComponent, DelayCounts> counts = new EnumMap<>(DelayComponent.class);
      for (DelayComponent component : DelayComponent.values()) {
        counts.put(component, DelayCounts.readFrom(data));
      }
      return counts;
    }

    @Override
    public void verifyDeterministic() {
      // The same delays give the same bytes.
    }
  }
}
