package org.afterward.pipelines.savepoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.afterward.pipelines.Afterward;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

class DoctorOnClusterTest {

  @Test
  void a_cluster_of_our_version_is_well_as_long_as_it_has_room() throws Exception {
    try (FlinkCluster cluster = FlinkCluster.start()) {
      String master = cluster.address();
      String ours = EnvironmentInformation.getVersion();

      assertThat(flinkAsTheDoctorFindsIt("--flinkMaster=" + master, "--parallelism=2"))
          .containsExactly(
              "ok | Flink | Flink " + ours + " at " + master,
              "ok | Flink slots | 2 free, the job takes 2",
              "warn | Flink checkpoints | the cluster names no folder for them, so they are in the"
                  + " job manager's memory -> for a stream set state.checkpoints.dir to a place"
                  + " that all machines reach");
      assertThat(flinkAsTheDoctorFindsIt("--flinkMaster=" + master))
          .contains(
              "fail | Flink slots | 2 free, the job takes 4 -> add task managers, or lower"
                  + " --parallelism");
    }
  }

  private static List<String> flinkAsTheDoctorFindsIt(String... options) {
    String[] args = new String[options.length + 2];
    args[0] = "doctor";
    args[1] = "--profile=flink/cluster";
    System.arraycopy(options, 0, args, 2, options.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);
    Afterward.run(args, printer, printer);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceAll("  +", " | "))
        .filter(line -> line.contains("| Flink"))
        .toList();
  }
}
