package org.afterward.pipelines.layout;

import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.sources.LayoutOption;

/** Shows what the positions of a context mean, and checks a team's own layout. */
public final class LayoutJob implements Job<LayoutOptions> {

  @Override
  public String name() {
    return "layout";
  }

  @Override
  public String summary() {
    return "Describe or check context layouts";
  }

  @Override
  public Class<LayoutOptions> optionsClass() {
    return LayoutOptions.class;
  }

  @Override
  public boolean usesRunner() {
    return false;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--describe",
        "--template > ours.json",
        "--check=ours.json",
        "--describe --layout=standard,ours.json");
  }

  @Override
  public void run(LayoutOptions options, Console console) {
    String checked = options.getCheck();
    long asked =
        Stream.of(options.isDescribe(), checked != null, options.isTemplate())
            .filter(flag -> flag)
            .count();
    if (asked != 1) {
      throw new UserMistake(
          "layout needs one of --describe, --check and --template"
              + (asked == 0 ? "" : ", not " + asked + " of them"));
    }
    if (checked != null) {
      ContextLayout layout = LayoutOption.one("--check", checked);
      console.out().println(checked + " is right: layout " + LayoutText.summary(layout));
    } else if (options.isTemplate()) {
      console.out().print(ContextLayout.standardFile().text());
    } else {
      console.out().print(LayoutText.of(LayoutOption.read(options.getLayout())));
    }
  }
}
