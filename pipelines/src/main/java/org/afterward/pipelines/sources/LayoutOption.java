package org.afterward.pipelines.sources;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.commandline.FileOption;
import org.afterward.pipelines.commandline.UserMistake;

/**
 * What {@code --layout} names: files of context layouts, with commas between them, of which {@code
 * standard} is layout 1.
 */
public final class LayoutOption {

  public static final String STANDARD = "standard";

  private static final String OPTION = "--layout";

  private LayoutOption() {}

  /**
   * The layouts, at least one, in the order in which they are named.
   *
   * @throws UserMistake if a file is none, or two layouts have the same name
   */
  public static List<ContextLayout> read(String value) {
    List<ContextLayout> layouts = new ArrayList<>();
    for (String file : value.split(",", -1)) {
      ContextLayout layout = one(OPTION, file.strip());
      if (layouts.stream().anyMatch(known -> known.name().equals(layout.name()))) {
        throw new UserMistake(OPTION + "=" + value + " names " + layout.name() + " twice");
      }
      layouts.add(layout);
    }
    return layouts;
  }

  /**
   * The layout that one file describes.
   *
   * @param option whose value it is
   * @throws UserMistake if it cannot be read, or what is wrong with it
   */
  public static ContextLayout one(String option, String file) {
    if (file.equals(STANDARD)) {
      return ContextLayout.standard();
    }
    return FileOption.read(option, file, ContextLayout::read);
  }
}
