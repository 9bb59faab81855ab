package org.afterward.pipelines.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Leaves a message's key where it is: nothing of an event is in it. Public for Kafka's client. */
public final class NoKey implements Deserializer<Void> {

  // The signature is Kafka's, whose null is the only value of its type.
  @SuppressWarnings("NullAway")
  @Override
  public @Nullable Void deserialize(String topic, byte[] key) {
    return null;
  }
}
