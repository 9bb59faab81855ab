package org.afterward.pipelines.doctor;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether this machine's clock agrees with that of a service that tells its own. Requests to Amazon
 * are refused by a clock that is off, and a stream's drained exposures are told by it.
 */
record ClockCheck(List<URI> services, DateSource dates, Clock clock) implements Check {

  private static final Duration WARN_ABOVE = Duration.ofSeconds(30);
  private static final Duration FAIL_ABOVE = Duration.ofMinutes(5);

  @Override
  public String what() {
    return "clock";
  }

  @Override
  public String remedy() {
    return "set the clock of this machine by NTP";
  }

  @Override
  public List<Finding> look() throws InterruptedException {
    for (URI service : services) {
      try {
        Optional<Instant> theirs = dates.now(service);
        if (theirs.isPresent()) {
          return List.of(judge(service, Duration.between(theirs.get(), clock.instant())));
        }
      } catch (IOException unreachable) {
        // Whether it can be reached another check says; the next service may tell the time.
      }
    }
    return List.of(Finding.skip(what(), "no service that is given tells its time"));
  }

  private Finding judge(URI service, Duration ahead) {
    Duration off = ahead.abs();
    // The header has whole seconds.
    String detail =
        off.compareTo(Duration.ofSeconds(2)) < 0
            ? "agrees with " + service
            : "%d s %s %s"
                .formatted(off.toSeconds(), ahead.isNegative() ? "behind" : "ahead of", service);
    if (off.compareTo(FAIL_ABOVE) > 0) {
      return Finding.fail(what(), detail, remedy());
    }
    return off.compareTo(WARN_ABOVE) > 0
        ? Finding.warn(what(), detail, remedy())
        : Finding.ok(what(), detail);
  }
}
