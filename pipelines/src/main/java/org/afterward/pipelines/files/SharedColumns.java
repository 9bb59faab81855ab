package org.afterward.pipelines.files;

/** The columns that events of more than one kind have. */
final class SharedColumns {

  private final TimeColumn time;
  private final TextColumn userId;
  private final TextColumn sessionId;
  private final TextColumn exposureId;

  SharedColumns(ColumnPlan plan) {
    time = plan.time("timestamp");
    userId = plan.text("user_id");
    sessionId = plan.text("session_id");
    exposureId = plan.text("exposure_id");
  }

  long time(int row) {
    return time.at(row);
  }

  String userId(int row) {
    return userId.at(row);
  }

  String sessionId(int row) {
    return sessionId.at(row);
  }

  String exposureId(int row) {
    return exposureId.at(row);
  }
}
