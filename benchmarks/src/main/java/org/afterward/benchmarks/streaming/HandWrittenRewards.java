package org.afterward.benchmarks.streaming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.Reward;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What somebody who knows Flink well writes instead of using ours: facts and exposures are appended
 * blindly to two lists, each exposure has a timer, and when it fires both lists are read once,
 * sorted, rid of repetitions, and the facts swept. (Exposures in a map under their ids, the first
 * thought, take a seek in RocksDB for each firing.)
 *
 * <p>It corrects nothing, so it forgets a fact as soon as no exposure can need it any more. It
 * forgets by rewriting the list when half of it is no longer needed, and only when an exposure of
 * this user falls due.
 */
final class HandWrittenRewards extends KeyedCoProcessFunction<String, Shown, Happened, Reward> {

  private transient ListState<KeptFact> facts;
  private transient ListState<KeptExposure> exposures;

  @SuppressWarnings("NullAway.Init") // Flink opens it before anything else.
  HandWrittenRewards() {}

  @Override
  public void open(Configuration parameters) {
    facts =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("facts", new KeptFact.Serializer()));
    exposures =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("exposures", new KeptExposure.Serializer()));
  }

  @Override
  public void processElement1(Shown shown, Context context, Collector<Reward> rewards)
      throws Exception {
    KeptExposure exposure = shown.exposure();
    exposures.add(exposure);
    context.timerService().registerEventTimeTimer(HandWrittenReward.dueAt(exposure));
  }

  @Override
  public void processElement2(Happened happened, Context context, Collector<Reward> rewards)
      throws Exception {
    facts.add(happened.fact());
  }

  @Override
  public void onTimer(long now, OnTimerContext context, Collector<Reward> rewards)
      throws Exception {
    List<KeptExposure> shown =
        inOrderWithoutRepetition(exposures.get(), KeptExposure.BY_TIME_AND_ID);
    List<KeptFact> sorted = inOrderWithoutRepetition(facts.get(), KeptFact.BY_TIME_AND_ID);

    int settled = 0;
    while (settled < shown.size() && HandWrittenReward.dueAt(shown.get(settled)) <= now) {
      KeptExposure due = shown.get(settled);
      rewards.collect(
          HandWrittenReward.of(
              context.getCurrentKey(), due, sorted, shown.subList(settled, shown.size())));
      settled++;
    }
    exposures.update(shown.subList(settled, shown.size()));
    long mayStillCome = now - HandWrittenReward.LATENESS_MS;
    long neededFrom =
        settled < shown.size() ? Math.min(shown.get(settled).at(), mayStillCome) : mayStillCome;
    int needed = HandWrittenReward.firstFrom(neededFrom, sorted);
    if (sorted.size() - needed <= sorted.size() / 2) {
      facts.update(sorted.subList(needed, sorted.size()));
    }
  }

  private static <T> List<T> inOrderWithoutRepetition(Iterable<T> kept, Comparator<T> order) {
    List<T> all = new ArrayList<>();
    kept.forEach(all::add);
    all.sort(order);
    List<T> distinct = new ArrayList<>(all.size());
    T before = null;
    for (T next : all) {
      if (before == null || order.compare(before, next) != 0) {
        distinct.add(next);
      }
      before = next;
    }
    return distinct;
  }
}
