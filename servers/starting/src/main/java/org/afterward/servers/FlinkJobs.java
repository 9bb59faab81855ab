package org.afterward.servers;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The jobs of a {@link FlinkCluster}, as its REST API tells of them. */
public final class FlinkJobs {

  private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "CANCELED");

  private final FlinkRest rest;

  FlinkJobs(FlinkRest rest) {
    this.rest = rest;
  }

  URI restUrl() {
    return rest.url();
  }

  int taskManagers() throws IOException {
    return rest.get("/overview").path("taskmanagers").asInt();
  }

  /** The ids of all jobs that this cluster was ever given, in no order. */
  public List<String> ids() throws IOException {
    List<String> ids = new ArrayList<>();
    rest.get("/jobs").path("jobs").forEach(job -> ids.add(job.path("id").asText()));
    return ids;
  }

  /** The id of the job with this name, which is the latest where there are several. */
  public String named(String name) throws IOException {
    String id = "";
    long latest = Long.MIN_VALUE;
    for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
      long start = job.path("start-time").asLong();
      if (job.path("name").asText().equals(name) && start > latest) {
        id = job.path("jid").asText();
        latest = start;
      }
    }
    if (id.isEmpty()) {
      throw new IOException("no job is named " + name);
    }
    return id;
  }

  /** What Flink calls its state: RUNNING, RESTARTING, FINISHED, FAILED, CANCELED, ... */
  public String status(String job) throws IOException {
    return rest.get("/jobs/" + job).path("state").asText();
  }

  /** Waits until the job has this status; fails at once where it can no longer have it. */
  public void awaitStatus(String job, String wanted) throws IOException {
    String seen =
        Await.until(
            "job " + job + " is " + wanted,
            () -> status(job),
            status -> status.equals(wanted) || ENDS.contains(status));
    if (!seen.equals(wanted)) {
      throw new AssertionError("the job is " + seen + ", not " + wanted + ": " + failure(job));
    }
  }

  /** Waits until all of its tasks are running, which a job that is RUNNING does not say yet. */
  public void awaitTasksRunning(String job) {
    Await.until(
        "all tasks of job " + job + " run",
        () -> rest.get("/jobs/" + job).path("vertices"),
        FlinkJobs::allRun);
  }

  private static boolean allRun(JsonNode vertices) {
    for (JsonNode vertex : vertices) {
      if (!vertex.path("status").asText().equals("RUNNING")) {
        return false;
      }
    }
    return !vertices.isEmpty();
  }

  /** How many checkpoints of the job are complete. */
  public long completedCheckpoints(String job) throws IOException {
    return rest.get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asLong();
  }

  /** Waits for a checkpoint that is begun and completed from now on. */
  public void awaitNextCheckpoint(String job) throws IOException {
    // The one after the next: the next may have begun before now.
    long before = completedCheckpoints(job);
    Await.until(
        "job " + job + " has more than " + (before + 1) + " checkpoints",
        () -> completedCheckpoints(job),
        count -> count > before + 1);
  }

  /** The name of the class that keeps the job's state. */
  public String stateBackend(String job) throws IOException {
    return rest.get("/jobs/" + job + "/checkpoints/config").path("state_backend").asText();
  }

  /** How often the job was started again from a checkpoint. */
  public long restarts(String job) throws IOException {
    return rest.get("/jobs/" + job + "/checkpoints").path("counts").path("restored").asLong();
  }

  /** How many subtasks each of the job's operators has. */
  public Set<Integer> parallelisms(String job) throws IOException {
    Set<Integer> all = new TreeSet<>();
    rest.get("/jobs/" + job)
        .path("vertices")
        .forEach(vertex -> all.add(vertex.path("parallelism").asInt()));
    return all;
  }

  /** What the job failed of, with its stack trace; empty where it did not. */
  public String failure(String job) throws IOException {
    return rest.get("/jobs/" + job + "/exceptions").path("root-exception").asText("");
  }

  /** Ends a job and forgets its state. */
  public void cancel(String job) throws IOException {
    var unused = rest.patch("/jobs/" + job);
    awaitStatus(job, "CANCELED");
  }

  /** Stops a job, and returns the savepoint in this folder from which it can go on. */
  public String stopWithSavepoint(String job, Path folder) throws IOException {
    return stop(job, folder, false);
  }

  /** Tells a job that nothing will ever come, so that all that waits leaves, and stops it. */
  public String drain(String job, Path folder) throws IOException {
    return stop(job, folder, true);
  }

  private String stop(String job, Path folder, boolean drain) throws IOException {
    String request = "{\"targetDirectory\":\"%s\",\"drain\":%s}".formatted(folder.toUri(), drain);
    String trigger = rest.post("/jobs/" + job + "/stop", request).path("request-id").asText();
    JsonNode done =
        Await.until(
            "job " + job + " is stopped with a savepoint",
            () -> rest.get("/jobs/" + job + "/savepoints/" + trigger),
            answer -> answer.path("status").path("id").asText().equals("COMPLETED"));
    String savepoint = done.path("operation").path("location").asText("");
    if (savepoint.isEmpty()) {
      throw new IOException("no savepoint: " + done);
    }
    awaitStatus(job, "FINISHED");
    return savepoint;
  }
}
