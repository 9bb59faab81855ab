package org.afterward.pipelines.packing;

import java.io.Serializable;
import java.util.function.BiConsumer;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.Prediction;
import org.afterward.coders.UserEvent;
import org.afterward.transforms.waiting.Settlement;

/**
 * What events mean to a job: which decision an exposure is, and which facts the others tell, each
 * with the person on whose timeline it stands.
 *
 * @param <D> what waits
 */
public interface EventMeaning<D> extends Serializable {

  /** By which a decision is remembered, and a fact trimmed. */
  Settlement<D, ?> settlement();

  /** What waits because of a valid exposure. */
  D decision(Exposure exposure);

  /** What a valid user event tells. */
  void facts(UserEvent event, BiConsumer<String, Fact> facts);

  /** What a valid prediction tells: nothing, unless the job says otherwise. */
  default void facts(Prediction prediction, BiConsumer<String, Fact> facts) {}
}
