package org.afterward.transforms.intake;

import java.util.function.BiConsumer;
import org.afterward.coders.Fact;
import org.afterward.coders.UserEvent;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/**
 * Says what each valid user event means, keyed by the person on whose timeline it stands: one fact,
 * or two for an event between two people. See {@link FactsOf}. Bounded or unbounded, without state;
 * windows and timestamps stay.
 *
 * <pre>{@code
 * PCollection<KV<String, Fact>> facts = activity.apply("To facts", ToFacts.create());
 * }</pre>
 */
public final class ToFacts
    extends PTransform<PCollection<UserEvent>, PCollection<KV<String, Fact>>> {

  private final boolean withReceived;

  private ToFacts(boolean withReceived) {
    this.withReceived = withReceived;
  }

  public static ToFacts create() {
    return new ToFacts(false);
  }

  /**
   * Beside the others the facts of who was liked, passed over or written to, which say who a user
   * was. Rewards do not ask for them.
   */
  public ToFacts withReceived() {
    return new ToFacts(true);
  }

  @Override
  public PCollection<KV<String, Fact>> expand(PCollection<UserEvent> events) {
    return events.apply("Say what it means", ParDo.of(new ToFactsFn(withReceived)));
  }

  private static final class ToFactsFn extends DoFn<UserEvent, KV<String, Fact>> {
    private final boolean withReceived;

    private ToFactsFn(boolean withReceived) {
      this.withReceived = withReceived;
    }

    @ProcessElement
    public void toFacts(@Element UserEvent event, OutputReceiver<KV<String, Fact>> output) {
      BiConsumer<String, Fact> facts = (person, fact) -> output.output(KV.of(person, fact));
      FactsOf.event(event, facts);
      if (withReceived) {
        FactsOf.received(event, facts);
      }
    }
  }
}
