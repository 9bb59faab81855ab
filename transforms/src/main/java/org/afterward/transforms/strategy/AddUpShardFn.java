package org.afterward.transforms.strategy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.CountedExposure;
import org.afterward.coders.CountedExposureCoder;
import org.afterward.coders.StrategyDay;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Adds up, by strategy and day, the newest of each exposure of the users of a shard. */
final class AddUpShardFn extends DoFn<KV<Integer, Iterable<byte[]>>, StrategyDay> {

  @ProcessElement
  public void addUp(@Element KV<Integer, Iterable<byte[]>> shard, OutputReceiver<StrategyDay> days)
      throws IOException {
    FoldCounted newest = new FoldCounted();
    for (byte[] pack : shard.getValue()) {
      ByteArrayInputStream in = new ByteArrayInputStream(pack);
      while (in.available() > 0) {
        newest.add(CountedExposureCoder.of().decode(in));
      }
    }
    Map<List<Long>, StrategyStats> sums = new HashMap<>();
    for (CountedExposure exposure : newest.exposures()) {
      sums.computeIfAbsent(
              List.of((long) exposure.strategyId(), exposure.day()), day -> new StrategyStats())
          .add(exposure);
    }
    sums.values().forEach(stats -> days.output(stats.day()));
  }
}
