package org.afterward.pipelines;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.rewards.RewardsJob;
import org.afterward.pipelines.rewards.RewardsOptions;
import org.afterward.pipelines.simulation.SimulateJob;

/** All of the jobs, one after the other, on a month that is simulated first. */
final class DemoJob implements Job<DemoOptions> {

  @Override
  public String name() {
    return "demo";
  }

  @Override
  public String summary() {
    return "Simulate a month, find out what its exposures were worth, and look around";
  }

  @Override
  public Class<DemoOptions> optionsClass() {
    return DemoOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of("", "--output=/tmp/demo --profile=flink");
  }

  @Override
  public void run(DemoOptions options, Console console) {
    String output = Objects.requireNonNullElse(options.getOutput(), "out");
    options.setOutput(output);

    Optional<Instant> end = new SimulateJob().simulate(options, console);
    console.out().println();
    if (end.isEmpty()) {
      console.out().println("The demo ends here: its other jobs need what this one will write.");
      return;
    }
    RewardsOptions rewards = options.as(RewardsOptions.class);
    rewards.setExposures(output + "/exposures/*");
    rewards.setActivity(output + "/activity/*");
    rewards.setCompleteUntil(end.get().toString());
    new RewardsJob().run(rewards, console);

    console.out().println(whatToLookAt(output));
  }

  private static String whatToLookAt(String output) {
    return """

        To look at:
          %1$s/exposures/    what was recommended to whom, by which strategy
          %1$s/activity/     what people did, clean and broken
          %1$s/rewards/      what each exposure was worth in the seven days afterward
          %1$s/pending/      exposures whose seven days are not over
          %1$s/rejections/   what was not taken, with every rule it breaks
          %1$s/truth.json    what each strategy truly does"""
        .formatted(output);
  }
}
