package org.afterward.servers;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/** Waits for what a server in another process will say. */
public final class Await {

  private static final Duration DEADLINE = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 100;

  private Await() {}

  /**
   * What is asked for again and again. An {@link IOException} is a server that is not there yet.
   */
  @FunctionalInterface
  public interface Question<T> {
    T ask() throws Exception;
  }

  /**
   * Asks until the answer is as wanted, and returns that answer.
   *
   * @param what the condition, in words
   * @throws AssertionError after two minutes, with the last answer or failure
   */
  public static <T> T until(String what, Question<T> question, Predicate<T> wanted) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    Object last = "nothing";
    while (System.nanoTime() < deadline) {
      try {
        T answer = question.ask();
        if (wanted.test(answer)) {
          return answer;
        }
        last = Objects.requireNonNullElse(answer, "null");
      } catch (IOException notYet) {
        last = notYet;
      } catch (Exception failure) {
        throw new AssertionError("failed while waiting until " + what, failure);
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted while waiting until " + what, e);
      }
    }
    throw new AssertionError("waited until " + what + ", and last saw: " + last);
  }
}
