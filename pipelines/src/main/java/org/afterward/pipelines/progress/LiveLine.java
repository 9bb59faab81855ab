package org.afterward.pipelines.progress;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A line on a terminal that is drawn again twice a second; nothing at all where nobody watches. */
public final class LiveLine {

  private static final String TO_LINE_START = "\r";
  private static final String CLEAR_REST = "\u001b[K";

  private final PrintStream terminal;
  private final boolean watched;

  private LiveLine(PrintStream terminal, boolean watched) {
    this.terminal = terminal;
    this.watched = watched;
  }

  public static LiveLine on(PrintStream terminal) {
    return new LiveLine(terminal, true);
  }

  public static LiveLine none(PrintStream noTerminal) {
    return new LiveLine(noTerminal, false);
  }

  /** Does the work, and shows how far it is until it is done. */
  public <T> T during(Supplier<T> work) {
    if (!watched) {
      return work.get();
    }
    Drawing drawing = new Drawing();
    try {
      return work.get();
    } finally {
      drawing.end();
    }
  }

  /** The line while it is there. */
  private final class Drawing {

    private final Map<Progress, Long> before = ProgressReport.tallies();
    private final long start = System.nanoTime();
    private final ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(Drawing::daemon);

    private Drawing() {
      var unused = clock.scheduleAtFixedRate(this::draw, 500, 500, TimeUnit.MILLISECONDS);
    }

    private synchronized void end() {
      clock.shutdownNow();
      write("");
    }

    private synchronized void draw() {
      if (clock.isShutdown()) {
        return;
      }
      long elapsedMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      ProgressReport.since(before, elapsedMillis).line().ifPresent(this::write);
    }

    private void write(String line) {
      terminal.print(TO_LINE_START + line + CLEAR_REST);
      terminal.flush();
    }

    private static Thread daemon(Runnable drawing) {
      Thread thread = new Thread(drawing, "progress");
      thread.setDaemon(true);
      return thread;
    }
  }
}
