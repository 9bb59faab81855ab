package org.afterward.pipelines.commandline;

import java.util.ArrayList;
import java.util.List;

/** A failure in one line: what its causes say, each once, from the outermost to the root. */
public final class FailureText {

  private FailureText() {}

  public static String of(Throwable failure) {
    List<String> said = new ArrayList<>();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean onlyWraps =
          cause.getCause() != null
              && (cause.getMessage() == null
                  || cause.getMessage().contains(cause.getCause().toString()));
      String message = onlyWraps ? "" : firstLine(cause);
      if (!message.isEmpty() && !said.contains(message)) {
        said.add(message);
      }
    }
    return String.join(": ", said);
  }

  /** Of an exception without words of its own, or whose words are only a name, also its type. */
  private static String firstLine(Throwable cause) {
    String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
    String line = message.lines().findFirst().orElse("").replaceFirst("[.:]$", "");
    return line.indexOf(' ') >= 0 ? line : (cause.getClass().getSimpleName() + " " + line).strip();
  }
}
