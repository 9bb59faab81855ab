package org.afterward.pipelines.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Whether a Flink cluster answers, has room for the job, and speaks our Flink.
 *
 * @param parallelism how many slots the job takes; -1 where the cluster decides
 * @param ourVersion of the Flink in this program; empty where it has none
 */
record FlinkCheck(String master, int parallelism, String ourVersion) implements Check {

  private static final List<String> CHECKPOINT_FOLDERS =
      List.of("state.checkpoints.dir", "execution.checkpointing.dir");

  /** Of the Flink that is on the path of this program. */
  static String versionOnPath() {
    try {
      // This module knows no runner: the profiles bring theirs.
      Object version =
          Class.forName("org.apache.flink.runtime.util.EnvironmentInformation")
              .getMethod("getVersion")
              .invoke(null);
      return String.valueOf(version);
    } catch (ReflectiveOperationException noFlink) {
      return "";
    }
  }

  @Override
  public String what() {
    return "Flink";
  }

  @Override
  public String remedy() {
    return "see whether --flinkMaster=" + master + " is the REST address of a cluster that runs";
  }

  @Override
  public List<Finding> look() throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(FlinkRest.rootOf(master));
    Map<String, String> overview = rest.overview();
    Map<String, String> configuration = rest.configuration();
    List<Finding> findings = new ArrayList<>();
    findings.add(version(overview.getOrDefault("flink-version", "?")));
    findings.add(
        slots(
            Integer.parseInt(overview.getOrDefault("slots-available", "0")),
            parallelism > 0
                ? parallelism
                : Integer.parseInt(configuration.getOrDefault("parallelism.default", "1"))));
    findings.add(checkpoints(configuration));
    return findings;
  }

  private Finding version(String theirs) {
    String detail = "Flink " + theirs + " at " + master;
    if (ourVersion.isEmpty()) {
      return Finding.warn(
          what(),
          detail + "; this program has no Flink",
          "use the profile that has: --profile=flink/cluster");
    }
    return minor(theirs).equals(minor(ourVersion))
        ? Finding.ok(what(), detail)
        : Finding.fail(
            what(), detail + ", ours is " + ourVersion, "run a cluster of " + minor(ourVersion));
  }

  /** Jobs and clusters of one minor version understand each other. */
  private static String minor(String version) {
    return version.replaceFirst("^(\\d+\\.\\d+).*$", "$1");
  }

  private static Finding slots(int free, int needed) {
    String detail = free + " free, the job takes " + needed;
    return free >= needed
        ? Finding.ok("Flink slots", detail)
        : Finding.fail("Flink slots", detail, "add task managers, or lower --parallelism");
  }

  private static Finding checkpoints(Map<String, String> configuration) {
    for (String key : CHECKPOINT_FOLDERS) {
      String folder = configuration.getOrDefault(key, "");
      if (!folder.isEmpty()) {
        return Finding.ok("Flink checkpoints", folder);
      }
    }
    return Finding.warn(
        "Flink checkpoints",
        "the cluster names no folder for them, so they are in the job manager's memory",
        "for a stream set state.checkpoints.dir to a place that all machines reach");
  }
}
