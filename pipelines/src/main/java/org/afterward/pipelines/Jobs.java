package org.afterward.pipelines;

import java.util.List;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.dynamo.TablesJob;
import org.afterward.pipelines.explain.ExplainJob;
import org.afterward.pipelines.rewards.RewardsJob;
import org.afterward.pipelines.simulation.SimulateJob;

/** The commands there are, in the order in which the help lists them. */
final class Jobs {

  /** A new job is one class, and its line here. */
  static final List<Job<?>> ALL =
      List.of(
          new DemoJob(), new SimulateJob(), new RewardsJob(), new ExplainJob(), new TablesJob());

  private Jobs() {}
}
