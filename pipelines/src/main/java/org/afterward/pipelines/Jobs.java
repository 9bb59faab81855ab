package org.afterward.pipelines;

import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.choose.ChooseJob;
import org.afterward.pipelines.collect.CollectJob;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.delays.DelaysJob;
import org.afterward.pipelines.demo.DemoJob;
import org.afterward.pipelines.doctor.DoctorJob;
import org.afterward.pipelines.dynamo.TablesJob;
import org.afterward.pipelines.evaluate.EvaluateJob;
import org.afterward.pipelines.explain.ExplainJob;
import org.afterward.pipelines.layout.LayoutJob;
import org.afterward.pipelines.predictions.PredictionsJob;
import org.afterward.pipelines.rewards.ReplayJob;
import org.afterward.pipelines.rewards.RewardsJob;
import org.afterward.pipelines.rollup.RollUpJob;
import org.afterward.pipelines.simulation.SimulateJob;
import org.afterward.pipelines.snapshots.SnapshotsJob;
import org.afterward.pipelines.train.TrainJob;

/** The commands there are, in the order in which the help lists them. */
final class Jobs {

  /** A new job is one class, and its line here. */
  private static final List<Job<?>> WORKING =
      List.of(
          new DemoJob(),
          new SimulateJob(),
          new CollectJob(),
          new RewardsJob(),
          new ReplayJob(),
          new SnapshotsJob(),
          new PredictionsJob(),
          new RollUpJob(),
          new DelaysJob(),
          new TrainJob(),
          new ChooseJob(),
          new EvaluateJob(),
          new ExplainJob());

  static final List<Job<?>> ALL =
      Stream.concat(
              WORKING.stream(), Stream.of(new TablesJob(), new LayoutJob(), new DoctorJob(WORKING)))
          .toList();

  private Jobs() {}
}
