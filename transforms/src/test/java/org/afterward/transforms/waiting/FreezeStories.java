package org.afterward.transforms.waiting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.afterward.coders.OpenExposure;

/**
 * Freezes what is kept in the middle of the stories that are not frozen yet, and what they then
 * tell. It never touches a file that is there. Run by hand only, as {@code testdata/wire/README.md}
 * says.
 */
final class FreezeStories {

  /** So small that even a short story is sealed in parts. */
  private static final int RECENT_BYTES = 60;

  private FreezeStories() {}

  public static void main(String[] args) throws IOException {
    for (FrozenStory story : FrozenStory.all()) {
      PlayedStream<OpenExposure, String> stream = story.stream(RECENT_BYTES).playOn(story.before());
      StoredCells cells = stream.cells(story.person());
      freeze(story.stateFile(), FrozenStory.hexOf(cells));
      freeze(story.keptFile(), text(StoryLines.kept(cells)));
      PlayedStream<OpenExposure, String> rest =
          story.stream(RECENT_BYTES).restore(story.person(), cells);
      freeze(story.toldFile(), text(StoryLines.told(rest.play(story.after()))));
    }
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  private static void freeze(Path file, String content) throws IOException {
    if (Files.exists(file)) {
      System.out.println("kept   " + file);
    } else {
      Files.writeString(file, content, StandardOpenOption.CREATE_NEW);
      System.out.println("frozen " + file);
    }
  }
}
