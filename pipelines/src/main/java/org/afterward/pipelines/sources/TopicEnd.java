package org.afterward.pipelines.sources;

import org.afterward.pipelines.commandline.UserMistake;
import org.jspecify.annotations.Nullable;

/** Whether topics have an end, as options say. */
public final class TopicEnd {

  private TopicEnd() {}

  /** Whether topics are read as they grow, and nothing has an end. */
  public static boolean isOpen(TopicEndOptions options) {
    return !EventSources.topics(options).isEmpty() && !options.isToTheEnd();
  }

  /** Refuses to say of what has no end up to when it is complete. */
  public static void refuse(@Nullable String completeUntil) {
    if (completeUntil != null) {
      throw new UserMistake(
          "--completeUntil="
              + completeUntil
              + " does not go with --topics, which have no end; right would be --toTheEnd with it");
    }
  }
}
