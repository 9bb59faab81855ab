package org.afterward.transforms.context;

import java.util.Map;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Decision;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedContextCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/**
 * What is remembered of an exposure until its snapshot is made, beside its id, its time and whose
 * it is: what was served. State outlives a release, so it is in the versioned bytes of {@link
 * ServedContext}, without what is known anyway.
 */
final class ServedBrief {

  private ServedBrief() {}

  /** Of what was served, and these of the fields that were logged. */
  static Bytes of(ContextVector served, Map<String, Double> fields) {
    ServedContext anonymous = new ServedContext("", 0, "", served, fields);
    try {
      return Bytes.wrap(CoderUtils.encodeToByteArray(ServedContextCoder.of(), anonymous));
    } catch (CoderException e) {
      throw new IllegalArgumentException("What was served cannot be remembered: " + anonymous, e);
    }
  }

  /** The exposure of this person that was remembered so. */
  static ServedContext recall(String person, Decision remembered) {
    try {
      ServedContext anonymous =
          CoderUtils.decodeFromByteArray(ServedContextCoder.of(), remembered.brief().array());
      return new ServedContext(
          remembered.id(), remembered.at(), person, anonymous.served(), anonymous.fields());
    } catch (CoderException e) {
      throw new IllegalArgumentException(
          "The brief of exposure " + remembered.id() + " cannot be read", e);
    }
  }
}
