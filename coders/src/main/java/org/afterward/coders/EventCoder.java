package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of any {@link Event}: which of the four it is, and then that. */
public final class EventCoder extends RecordCoder<Event> {

  private static final long serialVersionUID = 1;

  private static final int USER_EVENT = 1;
  private static final int EXPOSURE = 2;
  private static final int PREDICTION = 3;
  private static final int OWN_RECORD = 4;

  private static final EventCoder INSTANCE = new EventCoder();

  private EventCoder() {
    super(Event.class);
  }

  public static EventCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Event event, WireOutput out) throws CoderException {
    if (event instanceof UserEvent userEvent) {
      out.writeCount(USER_EVENT);
      UserEventCoder.of().writeWithin(userEvent, out);
    } else if (event instanceof Exposure exposure) {
      out.writeCount(EXPOSURE);
      ExposureCoder.of().writeWithin(exposure, out);
    } else if (event instanceof Prediction prediction) {
      out.writeCount(PREDICTION);
      PredictionCoder.of().writeWithin(prediction, out);
    } else if (event instanceof OwnRecord record) {
      out.writeCount(OWN_RECORD);
      OwnRecordCoder.of().writeWithin(record, out);
    } else {
      throw new CoderException("Event of an unknown class: " + event.getClass());
    }
  }

  @Override
  Event read(WireInput in) throws CoderException {
    int tag = in.readCount("Event.tag");
    return switch (tag) {
      case USER_EVENT -> UserEventCoder.of().readWithin(in);
      case EXPOSURE -> ExposureCoder.of().readWithin(in);
      case PREDICTION -> PredictionCoder.of().readWithin(in);
      case OWN_RECORD -> OwnRecordCoder.of().readWithin(in);
      default -> throw new CoderException("Event.tag has the unknown code " + tag);
    };
  }
}
