package org.afterward.transforms.context;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.afterward.coders.ContextSource;
import org.afterward.coders.ContextValues;

/**
 * The time of a choice, in the zone of the app: hour of the day, day of the week (Monday is 1),
 * evening (18 to 23 h), weekend (Saturday and Sunday).
 */
final class CalendarValues implements ContextValues {

  private static final int EVENING_FROM = 18;
  private static final int SATURDAY = 6;

  private final int hour;
  private final int dayOfWeek;

  private CalendarValues(int hour, int dayOfWeek) {
    this.hour = hour;
    this.dayOfWeek = dayOfWeek;
  }

  /** Of this time, in epoch milliseconds. */
  static CalendarValues at(long time, ZoneId zone) {
    ZonedDateTime there = Instant.ofEpochMilli(time).atZone(zone);
    return new CalendarValues(there.getHour(), there.getDayOfWeek().getValue());
  }

  @Override
  public double of(ContextSource source, int position) {
    if (source.kind() != ContextSource.Kind.CALENDAR) {
      return Double.NaN;
    }
    return switch (source.name()) {
      case "hour_of_day" -> hour;
      case "day_of_week" -> dayOfWeek;
      case "is_evening" -> hour >= EVENING_FROM ? 1 : 0;
      case "is_weekend" -> dayOfWeek >= SATURDAY ? 1 : 0;
      default -> Double.NaN;
    };
  }
}
