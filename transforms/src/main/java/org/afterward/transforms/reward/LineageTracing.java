package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.Lineage;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardPart;
import org.afterward.coders.RewardParts;
import org.afterward.coders.SpendType;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineEntry;
import org.afterward.transforms.reward.Explanation.Credited;
import org.afterward.transforms.reward.Explanation.Presence;
import org.afterward.transforms.reward.Explanation.Window;

/**
 * Finds the events that made the rewards of one person: of what is credited those of which the
 * exposure got something, of retention and absence the last own action, of a closed account its
 * closing, of frustration the longest run. It looks at every event of every window, so its cost
 * grows with how much exposures overlap.
 */
final class LineageTracing {

  private final Timeline timeline;
  private final List<Fact> facts;
  private final RewardPolicy policy;
  private final int topIds;

  /**
   * @param topIds how many ids of each part's events are named
   */
  LineageTracing(Timeline timeline, RewardPolicy policy, int topIds) {
    this.timeline = timeline;
    this.facts = timeline.facts();
    this.policy = policy;
    this.topIds = topIds;
  }

  /**
   * The reward with its lineage.
   *
   * @param exposure the decision that it is of
   */
  Reward traced(Reward reward, Decision exposure) {
    Window window =
        new Window(exposure.at(), exposure.at() + policy.horizonMs(), reward.completeUntil());
    List<Fact> inside = facts.subList(firstAt(window.from()), firstAt(window.seenUntil()));
    List<Lineage.Source> sources = new ArrayList<>();
    traceCredit(
        Crediting.of(timeline.decisions(), exposure, inside, reward.attribution(), policy),
        sources);
    traceRest(reward.parts(), inside, window, sources);
    return reward.withLineage(new Lineage(sources));
  }

  private void traceCredit(Crediting crediting, List<Lineage.Source> sources) {
    for (SpendType type : SpendType.ALL) {
      add(
          RewardPart.spending(type),
          crediting.spends().stream().filter(one -> one.fact().kind().spend() == type).toList(),
          sources);
    }
    add(RewardPart.MATCH, crediting.matches(), sources);
  }

  private void traceRest(
      RewardParts parts, List<Fact> inside, Window window, List<Lineage.Source> sources) {
    Presence presence = Presence.of(timeline.decisions(), inside, window);
    if (parts.retentionMicros() != 0) {
      addEntries(RewardPart.RETENTION, List.of(presence.last()), sources);
    }
    if (parts.churnMicros() != 0) {
      Fact closing = presence.closing();
      TimelineEntry cause = closing == null ? presence.last() : closing;
      addEntries(RewardPart.CHURN, List.of(cause), sources);
    }
    if (parts.frustrationMicros() != 0) {
      addEntries(RewardPart.FRUSTRATION, LongestRun.in(inside).rejections(), sources);
    }
  }

  private void add(RewardPart part, List<Credited> credited, List<Lineage.Source> sources) {
    if (!credited.isEmpty()) {
      List<String> top =
          credited.stream()
              .sorted(Comparator.comparingLong(Credited::shareMicros).reversed())
              .limit(topIds)
              .map(one -> one.fact().id())
              .toList();
      List<String> ids = credited.stream().map(one -> one.fact().id()).toList();
      sources.add(Lineage.Source.of(part, ids, top));
    }
  }

  private void addEntries(
      RewardPart part, List<? extends TimelineEntry> entries, List<Lineage.Source> sources) {
    List<String> ids = entries.stream().map(TimelineEntry::id).toList();
    sources.add(Lineage.Source.of(part, ids, ids.subList(0, Math.min(topIds, ids.size()))));
  }

  /** The number of the first fact that is not before this time. */
  private int firstAt(long time) {
    int low = 0;
    int high = timeline.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timeline.at(middle) < time) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
