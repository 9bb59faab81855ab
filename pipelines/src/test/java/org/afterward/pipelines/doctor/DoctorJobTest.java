package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.afterward.pipelines.Afterward;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorJobTest {

  @Test
  void the_call_of_another_job_is_understood(@TempDir Path folder) {
    Patient patient =
        Patient.of(
            "--exposures=" + SampleMonth.exposures() + "/*",
            "--activity=" + SampleMonth.activity() + "/*",
            "--output=" + folder,
            "--credit=full,last",
            "--overwrite",
            "--failOn=bad");

    assertThat(patient.findings().subList(1, patient.findings().size()))
        .containsExactly(
            "ok | --exposures | 1 file, 326 KB, the first can be read",
            "ok | --activity | 1 file, 432 KB, the first can be read",
            "ok | --output | " + folder + ": a small file was written and deleted again",
            "skip | clock | no service that is given tells its time",
            "skip | Kafka | no topic is named",
            "skip | DynamoDB | none of --tables, --exposureDays and --appTables is given",
            "skip | Flink | no cluster is given by --flinkMaster");
    assertThat(patient.exitCode()).isZero();
    assertThat(patient.err()).isEmpty();
  }

  @Test
  void nothing_of_its_help_is_the_name_of_a_class() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream printer = new PrintStream(out, true, StandardCharsets.UTF_8);

    Afterward.run(new String[] {"doctor", "--help"}, printer, printer);

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--awsRegion=TEXT")
        .doesNotContain("(default: class ");
  }

  @Test
  void an_option_of_no_job_is_a_mistake_here_too() {
    Patient patient = Patient.of("--exposurs=x");

    assertThat(patient.err())
        .isEqualTo("afterward: unknown option --exposurs: did you mean --exposures?\n");
    assertThat(patient.exitCode()).isEqualTo(2);
  }
}
