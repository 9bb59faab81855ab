package org.afterward.pipelines.packing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.TimelineEntry;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.RewardPolicy;
import org.afterward.transforms.reward.RewardSettlement;
import org.afterward.transforms.waiting.ShardPacker;
import org.junit.jupiter.api.Test;

class EventPackingTest {

  private static final long AT = 1_705_347_000_123L;

  /** What a user did, and where this is asked what models said. */
  private record Meaning(boolean ofPredictions) implements EventMeaning<OpenExposure> {

    @Override
    public RewardSettlement settlement() {
      return RewardSettlement.under(RewardPolicy.standard());
    }

    @Override
    public OpenExposure decision(Exposure exposure) {
      return settlement().open(exposure);
    }

    @Override
    public void facts(UserEvent event, BiConsumer<String, Fact> facts) {
      FactsOf.event(event, facts);
    }

    @Override
    public void facts(Prediction prediction, BiConsumer<String, Fact> facts) {
      if (ofPredictions) {
        FactsOf.prediction(prediction, facts);
      } else {
        EventMeaning.super.facts(prediction, facts);
      }
    }
  }

  private final List<TimelineEntry> packed = new ArrayList<>();
  private final List<Rejection> rejected = new ArrayList<>();
  private final ShardPacker packer =
      new ShardPacker(4, (shard, chunk) -> packed.addAll(chunk.unpack()));

  private EventPacking<OpenExposure> pack(boolean ofPredictions, Event... events) {
    EventPacking<OpenExposure> packing =
        new EventPacking<>(
            EventContract.of(ContextLayout.standard()),
            new Meaning(ofPredictions),
            packer,
            rejected::add);
    for (Event event : events) {
      packing.event(event, List.of(), AT, () -> RawRecord.of("line"));
    }
    packer.flush();
    return packing;
  }

  @Test
  void an_event_is_packed_as_each_fact_that_it_tells() {
    EventPacking<OpenExposure> packing = pack(false, event(EventType.MATCH, "evt_1"));

    assertThat(packed)
        .extracting(entry -> ((Fact) entry).kind())
        .containsExactlyInAnyOrder(FactKind.MATCHED, FactKind.WAS_MATCHED);
    assertThat(packing.read()).isEqualTo(1);
    assertThat(packing.facts()).isEqualTo(2);
    assertThat(packing.opened()).isZero();
  }

  @Test
  void a_prediction_is_judged_and_packed_only_where_it_means_something() {
    Prediction said =
        new Prediction("pred_1", AT, "churn_7d", "v1", "usr_1", "", Map.of(), 0.25, 0.5, 3, true);
    Prediction broken =
        new Prediction("", AT, "churn_7d", "v1", "usr_1", "", Map.of(), 0.25, 0.5, 3, true);

    pack(false, said, broken);
    assertThat(packed).isEmpty();
    assertThat(rejected).extracting(Rejection::what).containsExactly("PREDICTION");

    assertThat(pack(true, said).facts()).isEqualTo(1);
    assertThat(packed).extracting(TimelineEntry::id).containsExactly("pred_1");
  }

  @Test
  void a_broken_event_is_rejected_as_it_came_and_not_packed() {
    EventPacking<OpenExposure> packing = pack(false, event(EventType.LIKE, ""));

    assertThat(packed).isEmpty();
    assertThat(rejected).hasSize(1);
    assertThat(rejected.get(0).raw()).isEqualTo(RawRecord.of("line"));
    assertThat(packing.read()).isEqualTo(1);
    assertThat(packing.facts()).isZero();
  }

  private static UserEvent event(EventType type, String id) {
    return new UserEvent(type, id, AT, "usr_1", "usr_2", "", "", false, null, 0, Double.NaN);
  }
}
