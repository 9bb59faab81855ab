package org.afterward.profiles.flink;

import java.io.IOException;
import java.util.Optional;
import org.afterward.pipelines.commandline.Cluster;
import org.afterward.pipelines.commandline.UserMistake;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A Flink session cluster, as {@code --flinkMaster=host:port} names it. The embedded Flink, {@code
 * [local]}, is none.
 *
 * <p>Flink's own client tries a wrong address for a minute, takes any word without a port for the
 * embedded Flink, and lets a job wait five minutes for slots; so the cluster is asked first.
 */
public final class SessionCluster implements Cluster {

  @Override
  public void check(PipelineOptions options) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    refuseEarlyWatermarks(flink);
    if (!isEmbedded(flink)) {
      refuse(flink.getParallelism(), JobManager.at(flink.getFlinkMaster()));
    }
  }

  /**
   * In Beam 2.70 a bundle that a checkpoint ends is kept back, but the watermark that has waited
   * for its end is not, if the bundle took longer than it may. Whoever gets the bundle then finds
   * it late: rewards are settled without events that came in time, and corrected afterwards.
   */
  private static void refuseEarlyWatermarks(FlinkPipelineOptions flink) {
    if (flink.getCheckpointingInterval() > 0 && !flink.getFinishBundleBeforeCheckpointing()) {
      throw new UserMistake(
          "--checkpointingInterval="
              + flink.getCheckpointingInterval()
              + " needs --finishBundleBeforeCheckpointing=true; without it a checkpoint can make"
              + " events late that came in time");
    }
  }

  private static void refuse(int parallelism, JobManager jobManager) {
    ClusterOverview overview = jobManager.overview();
    if (!overview.speaksOurVersion()) {
      throw new UserMistake(
          "--flinkMaster=%s runs Flink %s; this program is built for %s"
              .formatted(jobManager.address(), overview.version(), ClusterOverview.OUR_VERSION));
    }
    if (overview.freeSlots() < parallelism && !jobManager.startsTaskManagersOnDemand()) {
      throw new UserMistake(
          "--parallelism=%d takes %d task slots, and the cluster at %s has %d free of %d"
              .formatted(
                  parallelism,
                  parallelism,
                  jobManager.address(),
                  overview.freeSlots(),
                  overview.slots()));
    }
  }

  @Override
  public Optional<String> farewell(PipelineOptions options) {
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    if (isEmbedded(flink) || flink.getAttachedMode()) {
      return Optional.empty();
    }
    JobManager jobManager = JobManager.at(flink.getFlinkMaster());
    return Optional.of(farewell(flink.getJobName(), jobManager));
  }

  private static String farewell(String name, JobManager jobManager) {
    String web = "http://" + jobManager.address() + "/#/job/running";
    try {
      Optional<String> id = jobManager.jobNamed(name);
      return """
          submitted   %s
          job         %s
          to watch    %s
          to stop     flink stop --jobmanager %s --savepointPath DIR %s"""
          .formatted(
              name,
              id.orElse("(its id is in the list of jobs)"),
              id.map(known -> web + "/" + known + "/overview").orElse(web),
              jobManager.address(),
              id.orElse("JOB-ID"));
    } catch (IOException silent) {
      // It was taken a moment ago, which is what counts.
      return "submitted " + name + " to " + jobManager.address();
    }
  }

  private static boolean isEmbedded(FlinkPipelineOptions options) {
    return options.getFlinkMaster().startsWith("[");
  }
}
