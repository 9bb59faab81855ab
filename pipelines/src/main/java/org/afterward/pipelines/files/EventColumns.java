package org.afterward.pipelines.files;

import org.afterward.coders.Event;
import org.afterward.coders.EventType;
import org.afterward.coders.OwnRecord;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The columns of a file of events, of whichever kinds, and the event of each row. */
final class EventColumns {

  private final ColumnPlan plan;
  private final RowJson rows;
  private final NamedColumn<EventType> type;

  /** The type of every row, where no column says it. */
  private final @Nullable EventType onlyType;

  private final SharedColumns shared;
  private final UserEventColumns userEvents;
  private final ExposureColumns exposures;
  private final PredictionColumns predictions;

  EventColumns(MessageType schema) {
    plan = new ColumnPlan(schema);
    rows = new RowJson(plan.planned());
    type = plan.named("event_type", EventType::named, EventType::name);
    onlyType = type.isThere() ? null : EventType.EXPOSURE;
    if (onlyType != null && ExposureColumns.TELLING.stream().noneMatch(plan::has)) {
      throw new WrongColumnException(
          "it does not say what its rows are: the column event_type is missing, and so is "
              + String.join(" or ", ExposureColumns.TELLING)
              + ", by which exposures are known");
    }
    shared = new SharedColumns(plan);
    userEvents = new UserEventColumns(plan, shared);
    exposures = new ExposureColumns(plan, shared);
    predictions = new PredictionColumns(plan, shared);
  }

  ColumnPlan plan() {
    return plan;
  }

  /** The event of a row that has been read; null where it does not say of which type it is. */
  @Nullable Event event(int row) {
    EventType is = onlyType != null ? onlyType : type.at(row);
    if (is == null) {
      return null;
    }
    return switch (is) {
      case EXPOSURE -> exposures.at(row);
      case PREDICTION -> predictions.at(row);
      case MODEL_PERFORMANCE, REWARD_AGGREGATION, STRATEGY_PERFORMANCE, CONTEXT_SNAPSHOT ->
          new OwnRecord(is, shared.time(row));
      default -> userEvents.at(row, is);
    };
  }

  /** The JSON line that says the same as a row that has been read. */
  String line(int row) {
    return rows.line(row, onlyType == null ? null : onlyType.name());
  }
}
