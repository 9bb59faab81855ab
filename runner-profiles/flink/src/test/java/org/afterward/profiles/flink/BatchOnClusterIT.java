package org.afterward.profiles.flink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.pipelines.SampleMonth;
import org.afterward.servers.FlinkCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, built into one jar and called by the launcher, gives its job to a cluster. */
class BatchOnClusterIT {

  private static FlinkCluster cluster;
  private static int taskManager;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    cluster = FlinkCluster.in(folder);
    taskManager = cluster.startTaskManager();
  }

  @AfterAll
  static void end() {
    cluster.close();
  }

  @Test
  void a_job_over_files_ends_with_its_rewards_and_its_table(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("out");

    Program ended = Program.call(folder, rewards(output));

    assertThat(ended)
        .isEqualTo(
            new Program(0, Files.readString(SampleMonth.expected().resolve("printed.txt")), ""));
    SampleMonth.assertOutcomes(output);
    SampleMonth.assertRejections(output);
  }

  @Test
  void a_detached_job_is_taken_leave_of_and_ends_by_itself(@TempDir Path folder) throws Exception {
    Path output = folder.resolve("out");

    Program left = Program.call(folder, rewards(output, "--attachedMode=false", "--jobName=alone"));

    Matcher job = Pattern.compile("job         ([0-9a-f]{32})\n").matcher(left.out());
    assertThat(job.find()).as(left.toString()).isTrue();
    String id = job.group(1);
    assertThat(left)
        .isEqualTo(
            new Program(
                0,
                """
                submitted   alone
                job         %1$s
                to watch    http://%2$s/#/job/running/%1$s/overview
                to stop     flink stop --jobmanager %2$s --savepointPath DIR %1$s
                """
                    .formatted(id, cluster.address()),
                ""));
    cluster.jobs().awaitStatus(id, "FINISHED");
    SampleMonth.assertOutcomes(output);
  }

  @Test
  void the_doctor_finds_a_cluster_well_as_long_as_it_has_room(@TempDir Path folder)
      throws Exception {
    assertThat(flinkAsTheDoctorFindsIt(folder, 2))
        .containsExactly(
            "ok | Flink | Flink 1.19.0 at " + cluster.address(),
            "ok | Flink slots | 2 free, the job takes 2",
            "ok | Flink checkpoints | " + cluster.checkpoints());
    assertThat(flinkAsTheDoctorFindsIt(folder, 3))
        .contains(
            "fail | Flink slots | 2 free, the job takes 3 -> add task managers, or lower"
                + " --parallelism");
  }

  private static List<String> flinkAsTheDoctorFindsIt(Path folder, int parallelism)
      throws Exception {
    return Program.call(
            folder,
            "doctor",
            "--profile=flink/cluster",
            "--flinkMaster=" + cluster.address(),
            "--parallelism=" + parallelism)
        .out()
        .lines()
        .map(line -> line.replaceAll("  +", " | "))
        .filter(line -> line.contains("| Flink"))
        .toList();
  }

  @Test
  void a_master_that_nobody_is_at_is_said_in_one_line(@TempDir Path folder) {
    assertThat(mistake(folder, "127.0.0.1:1", 2))
        .isEqualTo(
            "afterward: --flinkMaster=127.0.0.1:1: no Flink cluster can be reached there:"
                + " nobody answers\n");
  }

  @Test
  void a_port_that_is_not_that_of_the_rest_api_is_said_in_one_line(@TempDir Path folder) {
    String address = cluster.metricsOf(taskManager).getAuthority();
    assertThat(mistake(folder, address, 2))
        .isEqualTo(
            "afterward: --flinkMaster="
                + address
                + ": what answers there is not the REST API of a Flink cluster (rest.port)\n");
  }

  @Test
  void a_word_that_is_no_address_is_said_in_one_line(@TempDir Path folder) {
    assertThat(mistake(folder, "flink", 2))
        .isEqualTo(
            "afterward: --flinkMaster=flink is no address;"
                + " right would be host:port, such as localhost:8081, or [local]\n");
  }

  @Test
  void a_checkpoint_that_could_make_events_late_is_refused(@TempDir Path folder) {
    Path output = folder.resolve("out");
    assertThat(
            SampleMonth.mistake(
                call(
                    output,
                    cluster.address(),
                    2,
                    "--checkpointingInterval=1000",
                    "--finishBundleBeforeCheckpointing=false")))
        .isEqualTo(
            "afterward: --checkpointingInterval=1000 needs --finishBundleBeforeCheckpointing=true;"
                + " without it a checkpoint can make events late that came in time\n");
    assertThat(output).doesNotExist();
  }

  @Test
  void more_parallelism_than_free_slots_is_said_in_one_line(@TempDir Path folder) {
    assertThat(mistake(folder, cluster.address(), 3))
        .isEqualTo(
            "afterward: --parallelism=3 takes 3 task slots, and the cluster at "
                + cluster.address()
                + " has 2 free of 2\n");
  }

  /** What is said of a call that must leave no trace. */
  private static String mistake(Path folder, String master, int parallelism) {
    Path output = folder.resolve("out");
    String said = SampleMonth.mistake(call(output, master, parallelism));
    assertThat(output).doesNotExist();
    return said;
  }

  private static String[] rewards(Path output, String... more) {
    return call(output, cluster.address(), 2, more);
  }

  private static String[] call(Path output, String master, int parallelism, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "rewards",
                "--exposures=" + SampleMonth.exposures() + "/*",
                "--activity=" + SampleMonth.activity() + "/*",
                "--output=" + output,
                "--profile=flink/cluster",
                "--flinkMaster=" + master,
                "--parallelism=" + parallelism));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
