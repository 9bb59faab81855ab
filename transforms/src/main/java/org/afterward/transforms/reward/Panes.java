package org.afterward.transforms.reward;

import org.apache.beam.sdk.transforms.windowing.DefaultTrigger;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.WindowingStrategy;
import org.joda.time.Duration;

/** When what is brought together is handed out: asked of inputs while a pipeline is built. */
final class Panes {

  private Panes() {}

  /** Refuses an unbounded input of which nothing would ever be handed out. */
  static void requireAny(String who, PCollection<?> input) {
    WindowingStrategy<?, ?> strategy = input.getWindowingStrategy();
    if (isUnbounded(input)
        && strategy.getWindowFn() instanceof GlobalWindows
        && strategy.getTrigger() instanceof DefaultTrigger) {
      throw new IllegalArgumentException(
          who
              + " would wait for the end of an unbounded input. Apply a Window before it: one that "
              + "ends, such as FixedWindows of a day; or the global one with a trigger such as "
              + "Repeatedly.forever(AfterProcessingTime...) and accumulatingFiredPanes(), and let "
              + "what comes later replace what came before");
    }
  }

  /**
   * Refuses an unbounded input of which a window would be handed out more than once: sums of sums
   * would then have the same thing twice.
   */
  static void requireOneEach(String who, PCollection<?> input) {
    WindowingStrategy<?, ?> strategy = input.getWindowingStrategy();
    boolean once =
        !(strategy.getWindowFn() instanceof GlobalWindows)
            && strategy.getTrigger() instanceof DefaultTrigger
            && strategy.getAllowedLateness().equals(Duration.ZERO);
    if (isUnbounded(input) && !once) {
      throw new IllegalArgumentException(
          who
              + " of an unbounded input needs windows that end and are handed out once, or it would "
              + "count a strategy again whenever it is restated. Apply a Window before it, such as "
              + "FixedWindows of a week, with the default trigger and no allowed lateness");
    }
  }

  private static boolean isUnbounded(PCollection<?> input) {
    return input.isBounded() == IsBounded.UNBOUNDED;
  }
}
