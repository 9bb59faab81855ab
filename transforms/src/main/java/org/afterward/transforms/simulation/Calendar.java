package org.afterward.transforms.simulation;

/** Days of the week, in UTC. */
final class Calendar {

  private static final String[] NAMES = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
  };

  private Calendar() {}

  /** From Monday 1 to Sunday 7. */
  static int dayOfWeek(long at) {
    // 1970-01-01 was a Thursday.
    return (int) Math.floorMod(Math.floorDiv(at, Simulation.DAY) + 3, 7L) + 1;
  }

  static String nameOfDay(long at) {
    return NAMES[dayOfWeek(at) - 1];
  }

  static String timeOfDay(long at) {
    long hour = Math.floorMod(at, Simulation.DAY) / Simulation.HOUR;
    return hour < 6 ? "night" : hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
  }
}
