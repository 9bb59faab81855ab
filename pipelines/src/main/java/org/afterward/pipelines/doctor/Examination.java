package org.afterward.pipelines.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.afterward.pipelines.commandline.FailureText;

/**
 * Makes all checks at the same time, and waits so long and no longer: what does not answer by then
 * has failed, and is left behind.
 */
final class Examination {

  private static final int LONGEST_TEXT = 160;

  private Examination() {}

  /** What the checks found, in their order. */
  static List<Finding> of(List<Check> checks, Duration patience) {
    ExecutorService threads = Executors.newCachedThreadPool(Examination::daemon);
    try {
      List<Future<List<Finding>>> answers = new ArrayList<>();
      for (Check check : checks) {
        answers.add(threads.submit(check::look));
      }
      long deadline = System.nanoTime() + patience.toNanos();
      List<Finding> findings = new ArrayList<>();
      for (int i = 0; i < checks.size(); i++) {
        findings.addAll(await(checks.get(i), answers.get(i), deadline, patience));
      }
      return findings;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Finding> await(
      Check check, Future<List<Finding>> answer, long deadline, Duration patience) {
    try {
      return answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      String detail = "no answer within " + patience.toSeconds() + " s";
      return List.of(Finding.fail(check.what(), detail, check.remedy()));
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      return List.of(Finding.fail(check.what(), shortened(FailureText.of(why)), check.remedy()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for " + check.what(), e);
    }
  }

  /** Some clients explain every way in which they tried. */
  static String shortened(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, text.lastIndexOf(' ', LONGEST_TEXT)) + " ...";
  }

  /** A client that never answers must not keep the program from ending. */
  private static Thread daemon(Runnable check) {
    Thread thread = new Thread(check, "doctor");
    thread.setDaemon(true);
    return thread;
  }
}
