package org.afterward.pipelines.files;

import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.afterward.coders.Event;
import org.afterward.coders.IsoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.jspecify.annotations.Nullable;

/**
 * A column of times: counts since 1970 of whichever unit, taken as UTC, or ISO-8601 texts. A text
 * that is no time, and a time beyond the years 0000 to 9999, is odd.
 */
final class TimeColumn extends Column {

  private static final long EARLIEST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /** How many units make a millisecond. */
  private final long unitsPerMilli;

  private long[] values = {};

  TimeColumn(@Nullable Leaf leaf) {
    super(leaf);
    unitsPerMilli = leaf == null ? 1 : unitsPerMilli(leaf);
  }

  private static long unitsPerMilli(Leaf leaf) {
    PrimitiveType type = leaf.type();
    return switch (type.getPrimitiveTypeName()) {
      case INT64 -> {
        if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp) {
          yield switch (timestamp.getUnit()) {
            case MILLIS -> 1;
            case MICROS -> TimeUnit.MILLISECONDS.toMicros(1);
            case NANOS -> TimeUnit.MILLISECONDS.toNanos(1);
          };
        }
        yield 1;
      }
      case BINARY -> 1;
      case INT96 ->
          throw new WrongColumnException(
              "its column "
                  + leaf.name()
                  + " has times as INT96, which are not read: write them as INT64 (of Spark,"
                  + " spark.sql.parquet.outputTimestampType=TIMESTAMP_MICROS)");
      default -> throw ColumnTypes.wrong(leaf, "times");
    };
  }

  /** Epoch milliseconds, or {@link Event#NO_TIME} where it is absent. */
  long at(int place) {
    return isThere() ? values[place] : Event.NO_TIME;
  }

  @Override
  void makeRoom(int places) {
    if (values.length < places) {
      values = Arrays.copyOf(values, roomFor(places));
    }
  }

  @Override
  void putAbsent(int place) {
    values[place] = Event.NO_TIME;
  }

  @Override
  public void addLong(long value) {
    long at = unitsPerMilli == 1 ? value : Math.floorDiv(value, unitsPerMilli);
    if (at < EARLIEST || at > LATEST) {
      putOdd(RowJson.quote(Long.toString(value)));
    } else {
      values[place()] = at;
    }
  }

  @Override
  public void addBinary(Binary value) {
    String text = value.toStringUsingUTF8();
    try {
      values[place()] = IsoTime.parse(text);
    } catch (IllegalArgumentException e) {
      putOdd(RowJson.quote(text));
    }
  }

  @Override
  @Nullable String json(int place) {
    return values[place] == Event.NO_TIME ? null : RowJson.quote(IsoTime.format(values[place]));
  }
}
