package org.afterward.benchmarks.streaming;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of one program in a process of its own.
 *
 * @param checkpointEveryMs how often the job saves its state by itself
 */
record Trial(
    Program program, Backend backend, Purpose purpose, ArrivalPlan plan, long checkpointEveryMs) {

  /** What runs. */
  enum Program {
    PLAIN("plain, in memory"),
    BEAM_SOURCE("source alone, Beam"),
    FLINK_SOURCE("source alone, Flink"),
    NO_OP("no-op"),
    COUNTING("counting"),
    AFTERWARD("afterward"),
    HAND_WRITTEN("hand-written"),
    SNAPSHOTS("afterward, snapshots");

    private final String title;

    Program(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    boolean makesRewards() {
      return this == AFTERWARD || this == HAND_WRITTEN;
    }

    /**
     * How far back it keeps facts: horizon, lateness, and ours the correction horizon too. Of
     * snapshots what is older than the lateness is in the profile.
     */
    int keptDays() {
      return switch (this) {
        case AFTERWARD -> 7 + 1 + 7;
        case HAND_WRITTEN -> 7 + 1;
        case SNAPSHOTS -> 1;
        default -> 0;
      };
    }
  }

  /** Where Flink keeps the state; the name is Flink's own. */
  enum Backend {
    HASHMAP("heap"),
    ROCKSDB("RocksDB");

    private final String title;

    Backend(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What is looked at. */
  enum Purpose {
    /** How long it takes from the first arrival to the last answer. */
    SPEED,
    /** What a checkpoint weighs when everything has arrived, and the stream has not ended. */
    STATE,
    /** What comes out. */
    ANSWERS
  }

  String title() {
    return program.title() + ", " + backend.title();
  }

  /** The same as words for the other process. */
  List<String> words() {
    return List.of(
        "program=" + program,
        "backend=" + backend,
        "purpose=" + purpose,
        "users=" + plan.users(),
        "partitions=" + plan.partitions(),
        "hotUser=" + plan.hotUser(),
        "checkpointEveryMs=" + checkpointEveryMs);
  }

  static Trial of(Stream<String> words) {
    Map<String, String> settings =
        words
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Function<String, String> setting =
        name -> {
          String value = settings.get(name);
          if (value == null) {
            throw new IllegalArgumentException("A trial needs " + name + "=");
          }
          return value;
        };
    return new Trial(
        Program.valueOf(setting.apply("program")),
        Backend.valueOf(setting.apply("backend")),
        Purpose.valueOf(setting.apply("purpose")),
        new ArrivalPlan(
            Integer.parseInt(setting.apply("users")),
            Integer.parseInt(setting.apply("partitions")),
            Boolean.parseBoolean(setting.apply("hotUser"))),
        Long.parseLong(setting.apply("checkpointEveryMs")));
  }

  /** A name for its files. */
  String fileName() {
    return String.join("-", program.name(), backend.name(), purpose.name()).toLowerCase(Locale.ROOT)
        + (plan.hotUser() ? "-hot" : "");
  }
}
