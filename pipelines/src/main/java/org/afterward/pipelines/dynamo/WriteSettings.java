package org.afterward.pipelines.dynamo;

import java.io.Serializable;

/** Where to write to, how many requests at a time a bundle sends, and how long it tries. */
record WriteSettings(DynamoConnection connection, RetrySchedule schedule, int inFlight)
    implements Serializable {

  private static final int USUAL_IN_FLIGHT = 64;

  WriteSettings {
    if (inFlight < 1) {
      throw new IllegalArgumentException(inFlight + " requests in flight write nothing");
    }
  }

  static WriteSettings of(DynamoConnection connection) {
    return new WriteSettings(connection, RetrySchedule.standard(), USUAL_IN_FLIGHT);
  }

  WriteSettings withSchedule(RetrySchedule other) {
    return new WriteSettings(connection, other, inFlight);
  }

  WriteSettings withInFlight(int other) {
    return new WriteSettings(connection, schedule, other);
  }
}
