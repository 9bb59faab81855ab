package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Exposure;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.intake.ToFacts;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class CreditLedgerTest {

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
