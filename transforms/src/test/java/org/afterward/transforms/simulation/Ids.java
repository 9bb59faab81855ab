package org.afterward.transforms.simulation;

import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.UserEvent;

/** The id of an event, whatever its kind. */
final class Ids {

  private Ids() {}

  static String of(Event event) {
    if (event instanceof Exposure exposure) {
      return exposure.exposureId();
    }
    if (event instanceof UserEvent userEvent) {
      return userEvent.eventId();
    }
    if (event instanceof Prediction prediction) {
      return prediction.predictionId();
    }
    throw new AssertionError("Stories hold no " + event.type());
  }
}
