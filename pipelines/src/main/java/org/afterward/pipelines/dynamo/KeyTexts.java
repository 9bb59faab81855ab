package org.afterward.pipelines.dynamo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.afterward.coders.IsoTime;

/** The texts that keys are made of. Dates and times are UTC. */
final class KeyTexts {

  /** Always with milliseconds, so that the order of the texts is the order of the times. */
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private KeyTexts() {}

  static String user(String userId) {
    return "USER#" + userId;
  }

  static String exposureOfUser(long at, String sessionId) {
    return "EXP#" + TIME.format(Instant.ofEpochMilli(at)) + "#SESSION#" + sessionId;
  }

  static String strategyAndDay(int strategyId, LocalDate day) {
    return "STRATEGY#" + strategyId + "#DATE#" + day;
  }

  static String strategy(int strategyId) {
    return "STRATEGY#" + strategyId;
  }

  static String date(long epochDay) {
    return "DATE#" + IsoTime.formatDay(epochDay);
  }

  static String rewardStatusAndDay(boolean rewarded, LocalDate day) {
    return "REWARD_STATUS#" + rewarded + "#DATE#" + day;
  }

  static String month(YearMonth month) {
    return "MONTH#" + month;
  }

  static String exposure(String exposureId) {
    return "EXPOSURE#" + exposureId;
  }

  static LocalDate dayOf(long at) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
  }
}
