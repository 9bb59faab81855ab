package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BinaryOperator;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Exposure;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ToFacts;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.StreamedArrivals;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CreditLedgerTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  @Test
  void the_transform_agrees_with_the_naive_reference(TestPipeline pipeline) {
    Random random = new Random(17);
    List<Exposure> exposures = new ArrayList<>();
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      History history = History.random("town" + i + "_", random);
      exposures.addAll(history.exposures());
      events.addAll(history.events());
    }
    History all = new History(exposures, events);
    List<LedgerDay> expected = new ArrayList<>();
    for (CreditPolicy credit : CreditPolicy.values()) {
      expected.addAll(ReferenceLedger.of(all, credit));
    }
    CreditLedger ledger =
        CreditLedger.under(RewardPolicy.standard()).withCredit(CreditPolicy.values());
    PAssert.that(keep(pipeline, all.shuffled(18), ledger)).containsInAnyOrder(expected);
    pipeline.run().waitUntilFinish();
  }

  @Test
  void it_is_kept_for_full_credit_if_nothing_else_is_asked(TestPipeline pipeline) {
    History history = History.random("town_", new Random(19));
    PAssert.that(keep(pipeline, history, CreditLedger.under(RewardPolicy.standard())))
        .containsInAnyOrder(ReferenceLedger.of(history, CreditPolicy.FULL));
    pipeline.run().waitUntilFinish();
  }

  @Test
  void the_newest_sums_of_a_stream_are_the_ledger_of_a_batch(TestPipeline pipeline) {
    Random random = new Random(20);
    History history = History.random("town_", random);
    RewardSettlement settlement =
        RewardSettlement.under(RewardPolicy.standard()).withCredit(CreditPolicy.values());
    StreamedArrivals<OpenExposure> stream =
        StreamedArrivals.of(
            Arrivals.of(history.story(settlement), random), settlement, pipeline, random);
    List<LedgerDay> expected = new ArrayList<>();
    for (CreditPolicy credit : CreditPolicy.values()) {
      expected.addAll(ReferenceLedger.of(history, credit));
    }

    PCollection<LedgerDay> ledger =
        stream
            .decisions()
            .apply(
                "As exposures",
                MapElements.into(TypeDescriptor.of(Exposure.class)).via(History::exposureOf))
            .apply(
                "Keep the ledger",
                CreditLedger.under(RewardPolicy.standard())
                    .withCredit(CreditPolicy.values())
                    .observing(stream.facts())
                    .withPatience(new Patience(27 * DAY, DAY, List.of(DAY), 1)));

    PAssert.that(ledger).satisfies(new EndIn(expected.stream().map(LedgerDay::toString).toList()));
    pipeline.run().waitUntilFinish();
  }

  /** The newest of each day and policies are these. */
  private record EndIn(List<String> expected)
      implements SerializableFunction<Iterable<LedgerDay>, Void> {
    @Override
    public @Nullable Void apply(Iterable<LedgerDay> restated) {
      Map<List<Object>, LedgerDay> newest = new HashMap<>();
      for (LedgerDay day : restated) {
        newest.merge(
            List.of(day.day(), day.attribution()),
            day,
            BinaryOperator.maxBy(Comparator.comparingLong(LedgerDay::values)));
      }
      assertThat(newest.values().stream().map(LedgerDay::toString))
          .containsExactlyInAnyOrderElementsOf(expected);
      return null;
    }
  }

  @Test
  void facts_that_are_not_observed_are_missed_when_the_pipeline_is_built() {
    PCollection<Exposure> exposures =
        Pipeline.create().apply("Exposures", Create.empty(TypeDescriptor.of(Exposure.class)));
    CreditLedger ledger = CreditLedger.under(RewardPolicy.standard());
    assertThatThrownBy(() -> exposures.apply("Keep the ledger", ledger))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("CreditLedger needs facts: call observing(facts) before it is applied");
    assertThatThrownBy(ledger::withCredit)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("withCredit wants at least one credit policy");
  }

  private static PCollection<LedgerDay> keep(
      Pipeline pipeline, History history, CreditLedger ledger) {
    PCollection<UserEvent> activity =
        pipeline.apply(
            "Events", Create.of(history.events()).withType(TypeDescriptor.of(UserEvent.class)));
    return pipeline
        .apply(
            "Exposures", Create.of(history.exposures()).withType(TypeDescriptor.of(Exposure.class)))
        .apply("Keep the ledger", ledger.observing(activity.apply("To facts", ToFacts.create())));
  }
}
