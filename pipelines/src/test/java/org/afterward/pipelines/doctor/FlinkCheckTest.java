package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against the answers of a cluster; a test beside the runner asks a real one. */
class FlinkCheckTest {

  private final HttpServer server;
  private final String master;

  FlinkCheckTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    master = "127.0.0.1:" + server.getAddress().getPort();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_cluster_with_room_of_our_version_is_well() throws Exception {
    answers(
        "/overview",
        """
        {"taskmanagers":1,"slots-total":4,"slots-available":4,"jobs-running":0,
         "flink-version":"1.19.1","flink-commit":"5edb5a9"}
        """);
    answers(
        "/jobmanager/config",
        """
        [{"key":"state.checkpoints.dir","value":"s3://bucket/checkpoints"},
         {"key":"parallelism.default","value":"2"}]
        """);

    assertThat(new FlinkCheck(master, -1, "1.19.0").look())
        .containsExactly(
            Finding.ok("Flink", "Flink 1.19.1 at " + master),
            Finding.ok("Flink slots", "4 free, the job takes 2"),
            Finding.ok("Flink checkpoints", "s3://bucket/checkpoints"));
  }

  @Test
  void a_full_cluster_of_another_version_without_a_place_for_checkpoints_says_all_of_it()
      throws Exception {
    answers("/overview", "{\"slots-total\":4,\"slots-available\":1,\"flink-version\":\"1.20.0\"}");
    answers("/jobmanager/config", "[]");

    assertThat(new FlinkCheck(master, 4, "1.19.0").look())
        .containsExactly(
            Finding.fail(
                "Flink", "Flink 1.20.0 at " + master + ", ours is 1.19.0", "run a cluster of 1.19"),
            Finding.fail(
                "Flink slots",
                "1 free, the job takes 4",
                "add task managers, or lower --parallelism"),
            Finding.warn(
                "Flink checkpoints",
                "the cluster names no folder for them, so they are in the job manager's memory",
                "for a stream set state.checkpoints.dir to a place that all machines reach"));
  }

  @Test
  void what_answers_and_is_no_flink_is_told_by_its_answer() {
    assertThat(Examination.of(List.of(new FlinkCheck(master, 1, "1.19.0")), Patient.ENOUGH))
        .containsExactly(
            Finding.fail(
                "Flink",
                "http://" + master + "/overview answers 404",
                "see whether --flinkMaster="
                    + master
                    + " is the REST address of a cluster that runs"));
  }

  @Test
  void a_program_without_flink_says_which_profile_has_it() {
    answers("/", "its pages");
    answers("/overview", "{\"slots-available\":1,\"flink-version\":\"1.19.0\"}");
    answers("/jobmanager/config", "[]");

    Patient patient = Patient.of("--flinkMaster=" + master, "--parallelism=1");

    assertThat(patient.about("Flink"))
        .containsExactly(
            "warn | Flink | Flink 1.19.0 at "
                + master
                + "; this program has no Flink -> use the profile that has:"
                + " --profile=flink/cluster",
            "ok | Flink slots | 1 free, the job takes 1",
            "warn | Flink checkpoints | the cluster names no folder for them, so they are in the"
                + " job manager's memory -> for a stream set state.checkpoints.dir to a place that"
                + " all machines reach");
    assertThat(patient.about("clock")).containsExactly("ok | clock | agrees with http://" + master);
    assertThat(patient.exitCode()).isZero();
  }

  private void answers(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
