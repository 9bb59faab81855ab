package org.afterward.transforms.intake;

import java.util.List;
import org.afterward.coders.EventType;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ToFactsTest {

  private static final KV<String, Fact> LIKED =
      KV.of("usr_123", new Fact(AUserEvent.AT, "evt_1", FactKind.LIKED, 0, "usr_456", "exp_1"));
  private static final KV<String, Fact> RECEIVED =
      KV.of(
          "usr_456",
          new Fact(AUserEvent.AT, "evt_1", FactKind.RECEIVED_LIKE, 0, "usr_123", "exp_1"));

  @Test
  void the_targets_side_is_handed_out_to_who_asks_for_it(TestPipeline pipeline) {
    PCollection<UserEvent> likes =
        pipeline.apply("Likes", Create.of(List.of(AUserEvent.valid(EventType.LIKE))));

    PAssert.that(likes.apply("To facts", ToFacts.create())).containsInAnyOrder(List.of(LIKED));
    PAssert.that(likes.apply("To all facts", ToFacts.create().withReceived()))
        .containsInAnyOrder(List.of(LIKED, RECEIVED));
    pipeline.run().waitUntilFinish();
  }
}
