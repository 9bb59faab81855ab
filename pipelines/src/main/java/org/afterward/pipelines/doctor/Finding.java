package org.afterward.pipelines.doctor;

import java.util.Locale;

/**
 * Something that was looked at before a job starts.
 *
 * @param what was looked at, in a few words
 * @param detail how it was found
 * @param remedy what to mend, where something is to be mended; else empty
 */
record Finding(Level level, String what, String detail, String remedy) {

  enum Level {
    OK,
    WARN,
    FAIL,
    /** Nobody said where it is, so nobody looked. */
    SKIP;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding ok(String what, String detail) {
    return new Finding(Level.OK, what, detail, "");
  }

  /** A job can run, and may be sorry for it. */
  static Finding warn(String what, String detail, String remedy) {
    return new Finding(Level.WARN, what, detail, remedy);
  }

  /** A job cannot run. */
  static Finding fail(String what, String detail, String remedy) {
    return new Finding(Level.FAIL, what, detail, remedy);
  }

  static Finding skip(String what, String why) {
    return new Finding(Level.SKIP, what, why, "");
  }
}
