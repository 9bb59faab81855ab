package org.afterward.transforms.simulation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** The ids of the simulated world, padded so that they sort. */
final class Names {

  private final int userDigits;
  private long day = Long.MIN_VALUE;
  private String date = "";

  Names(int users) {
    this.userDigits = Math.max(6, Integer.toString(users - 1).length());
  }

  String user(int user) {
    StringBuilder name = new StringBuilder(16).append("usr_");
    return padded(name, user, userDigits).toString();
  }

  String event(int user, int number) {
    return of("evt_", user, number, 5);
  }

  String session(int user, int number) {
    return of("ses_", user, number, 4);
  }

  String exposure(int user, long at, int number) {
    return of("exp_" + date(at) + '_', user, number, 4);
  }

  String prediction(int user, long at, int number) {
    return of("pred_" + date(at) + '_', user, number, 4);
  }

  private String of(String prefix, int user, int number, int digits) {
    StringBuilder name = new StringBuilder(32).append(prefix);
    padded(name, user, userDigits).append('_');
    return padded(name, number, digits).toString();
  }

  private String date(long at) {
    long epochDay = Math.floorDiv(at, Simulation.DAY);
    if (epochDay != day) {
      day = epochDay;
      date = LocalDate.ofEpochDay(epochDay).format(DateTimeFormatter.BASIC_ISO_DATE);
    }
    return date;
  }

  private static StringBuilder padded(StringBuilder name, int number, int digits) {
    long limit = 10;
    int length = 1;
    for (; number >= limit; limit *= 10) {
      length++;
    }
    for (; length < digits; length++) {
      name.append('0');
    }
    return name.append(number);
  }
}
