package org.afterward.transforms.intake;

import java.io.Serializable;
import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.OwnRecord;
import org.afterward.coders.Prediction;
import org.afterward.coders.UserEvent;
import org.joda.time.Duration;

/**
 * The contracts of every kind of event, for a source that reads them all.
 *
 * @param level the highest level of events that is switched on, see {@link EventType#level()}
 */
public record EventContract(
    int level,
    ExposureContract exposures,
    UserEventContract userEvents,
    PredictionContract predictions)
    implements Serializable {

  /** Every level, with contexts of any of these layouts. */
  public static EventContract of(ContextLayout... layouts) {
    return new EventContract(
        EventType.HIGHEST_LEVEL,
        ExposureContract.of(layouts),
        UserEventContract.standard(),
        PredictionContract.standard());
  }

  public EventContract withClockSkew(Duration skew) {
    return new EventContract(
        level,
        exposures.withClockSkew(skew),
        userEvents.withClockSkew(skew),
        predictions.withClockSkew(skew));
  }

  public EventContract withExposures(ExposureContract contract) {
    return new EventContract(level, contract, userEvents, predictions);
  }

  public EventContract atLevel(int highest) {
    return new EventContract(highest, exposures, userEvents, predictions);
  }

  /** Every rule that an event breaks; none if it is valid. See {@link ExposureContract#broken}. */
  public List<BrokenRule> broken(Event event, List<BrokenRule> misread, long arrivedAt) {
    if (event.type().level() > level) {
      return List.of(levelOff(event.type(), level));
    }
    if (event instanceof UserEvent userEvent) {
      return userEvents.broken(userEvent, misread, arrivedAt);
    }
    if (event instanceof Exposure exposure) {
      return exposures.broken(exposure, misread, arrivedAt);
    }
    if (event instanceof Prediction prediction) {
      return predictions.broken(prediction, misread, arrivedAt);
    }
    if (event instanceof OwnRecord) {
      return List.of();
    }
    throw new IllegalArgumentException("There is no contract for " + event);
  }

  static BrokenRule levelOff(EventType type, int level) {
    return new BrokenRule(
        "level_off",
        "event_type",
        type + " is an event of level " + type.level() + "; this job takes level " + level);
  }
}
