package org.afterward.pipelines.snapshots;

import java.util.function.BiConsumer;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.Prediction;
import org.afterward.coders.ServedContext;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.packing.EventMeaning;
import org.afterward.transforms.context.SnapshotRetrospection;
import org.afterward.transforms.intake.FactsOf;

/**
 * What events mean for snapshots: also what others thought of a user, and what models said of them.
 */
record SnapshotMeaning(SnapshotRetrospection settlement) implements EventMeaning<ServedContext> {

  @Override
  public ServedContext decision(Exposure exposure) {
    return ServedContext.of(exposure);
  }

  @Override
  public void facts(UserEvent event, BiConsumer<String, Fact> facts) {
    FactsOf.event(event, facts);
    FactsOf.received(event, facts);
  }

  @Override
  public void facts(Prediction prediction, BiConsumer<String, Fact> facts) {
    FactsOf.prediction(prediction, facts);
  }
}
