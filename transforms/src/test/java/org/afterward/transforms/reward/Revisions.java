package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardCoder;
import org.afterward.coders.RewardStatus;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/** What a stream said of each exposure and credit policy, from the mature reward on. */
record Revisions(Collection<List<Reward>> ofEach) {

  static Revisions of(Iterable<Reward> settled) {
    Map<String, List<Reward>> ofEach = new TreeMap<>();
    for (Reward reward : settled) {
      String whose = reward.exposure().exposureId() + " " + reward.attribution();
      ofEach.computeIfAbsent(whose, w -> new ArrayList<>()).add(reward);
    }
    ofEach.values().forEach(each -> each.sort(Comparator.comparingInt(Reward::revision)));
    return new Revisions(ofEach.values());
  }

  /**
   * Fails unless they are 0, 1, 2, ... of which the first is mature and the others are corrections
   * by the difference of the totals.
   */
  void checkEach() {
    for (List<Reward> each : ofEach) {
      assertThat(each.get(0)).isEqualTo(each.get(0).asIfInTime());
      for (int i = 1; i < each.size(); i++) {
        Reward before = each.get(i - 1);
        Reward after = each.get(i);
        assertThat(after.revision()).isEqualTo(i);
        assertThat(after.status()).isEqualTo(RewardStatus.CORRECTED);
        assertThat(after.deltaMicros()).isEqualTo(after.totalMicros() - before.totalMicros());
        assertThat(after.causedBy()).isNotEmpty();
        assertThat(after.asIfInTime()).isNotEqualTo(before.asIfInTime());
      }
    }
  }

  /** The newest of each, to be held against what a batch says. */
  List<Reward> newestAsIfInTime() {
    return ofEach.stream().map(each -> each.get(each.size() - 1).asIfInTime()).toList();
  }

  /** Rewards by their bytes, with enough before them to say whose they are. */
  static List<String> written(Iterable<Reward> rewards) {
    List<String> written = new ArrayList<>();
    for (Reward reward : rewards) {
      try {
        byte[] bytes = CoderUtils.encodeToByteArray(RewardCoder.of(), reward);
        written.add(
            String.join(
                " ",
                reward.exposure().exposureId(),
                reward.attribution().wireName(),
                reward.status() + "@" + reward.revision(),
                Long.toString(reward.totalMicros()),
                HexFormat.of().formatHex(bytes)));
      } catch (CoderException e) {
        throw new AssertionError(e);
      }
    }
    return written;
  }
}
