package org.afterward.benchmarks.streaming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.Reward;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What somebody who knows Flink well writes instead of using ours: facts are appended blindly to a
 * list, exposures are put into a map under their ids, each exposure has a timer, and when it fires
 * the list is read once, sorted and swept.
 *
 * <p>It corrects nothing, so it forgets a fact as soon as no exposure can need it any more. It
 * forgets by rewriting the list when half of it is no longer needed, and only when an exposure of
 * this user falls due.
 */
final class HandWrittenRewards extends KeyedCoProcessFunction<String, Shown, Happened, Reward> {

  private transient ListState<KeptFact> facts;
  private transient MapState<String, KeptExposure> exposures;

  @SuppressWarnings("NullAway.Init") // Flink opens it before anything else.
  HandWrittenRewards() {}

  @Override
  public void open(Configuration parameters) {
    facts =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("facts", new KeptFact.Serializer()));
    exposures =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "exposures", StringSerializer.INSTANCE, new KeptExposure.Serializer()));
  }

  @Override
  public void processElement1(Shown shown, Context context, Collector<Reward> rewards)
      throws Exception {
    KeptExposure exposure = shown.exposure();
    exposures.put(exposure.id(), exposure);
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
    List<KeptExposure> shown = shownInOrder();
    List<KeptFact> kept = new ArrayList<>();
    facts.get().forEach(kept::add);
    List<KeptFact> sorted = sortedWithoutRepetition(kept);

    int settled = 0;
    while (settled < shown.size() && HandWrittenReward.dueAt(shown.get(settled)) <= now) {
      KeptExposure due = shown.get(settled);
      rewards.collect(
          HandWrittenReward.of(
              context.getCurrentKey(), due, sorted, shown.subList(settled, shown.size())));
      exposures.remove(due.id());
      settled++;
    }
    long mayStillCome = now - HandWrittenReward.LATENESS_MS;
    long neededFrom =
        settled < shown.size() ? Math.min(shown.get(settled).at(), mayStillCome) : mayStillCome;
    int needed = HandWrittenReward.firstFrom(neededFrom, sorted);
    if (sorted.size() - needed <= kept.size() / 2) {
      facts.update(sorted.subList(needed, sorted.size()));
    }
  }

  private List<KeptExposure> shownInOrder() throws Exception {
    List<KeptExposure> shown = new ArrayList<>();
    exposures.values().forEach(shown::add);
    shown.sort(Comparator.comparingLong(KeptExposure::at));
    return shown;
  }

  private static List<KeptFact> sortedWithoutRepetition(List<KeptFact> facts) {
    facts.sort(KeptFact.BY_TIME_AND_ID);
    List<KeptFact> distinct = new ArrayList<>(facts.size());
    KeptFact before = null;
    for (KeptFact fact : facts) {
      if (before == null || before.at() != fact.at() || !before.id().equals(fact.id())) {
        distinct.add(fact);
      }
      before = fact;
    }
    return distinct;
  }
}
