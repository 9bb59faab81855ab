package org.afterward.pipelines.doctor;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.ExitCode;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.JobOptions;
import org.afterward.pipelines.commandline.TextTable;
import org.afterward.pipelines.commandline.TextTable.Side;
import org.afterward.pipelines.commandline.VerdictException;
import org.afterward.pipelines.doctor.Finding.Level;

/** Looks whether a job that is told the same would find what it needs. */
public final class DoctorJob implements Job<DoctorOptions> {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final List<Class<? extends JobOptions>> otherJobs;

  /** A doctor who understands the calls of other jobs. */
  public DoctorJob(List<? extends Job<?>> others) {
    List<Class<? extends JobOptions>> options = new ArrayList<>();
    others.forEach(job -> options.add(job.optionsClass()));
    otherJobs = List.copyOf(options);
  }

  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String summary() {
    return "Check, before a job starts, that it will find what it needs";
  }

  @Override
  public Class<DoctorOptions> optionsClass() {
    return DoctorOptions.class;
  }

  @Override
  public boolean usesRunner() {
    return false;
  }

  @Override
  public List<Class<? extends JobOptions>> alsoUnderstands() {
    return otherJobs;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--exposures='month/exposures/*' --activity='month/activity/*' --output=out",
        "--profile=flink/cluster --flinkMaster=host:8081 --bootstrapServers=host:9092"
            + " --topics=events --groupId=rewards --rewardsTopic=rewards --output=s3://bucket/out",
        "--awsRegion=eu-central-1 --tables --exposureDays=2024-01-08/2024-01-16"
            + " --appTables=standard");
  }

  @Override
  public void run(DoctorOptions options, Console console) {
    List<Finding> findings = new ArrayList<>(Examination.of(checks(options), PATIENCE));
    findings.addAll(notGiven(options));

    TextTable table = TextTable.of(Side.LEFT, Side.LEFT, Side.LEFT);
    findings.forEach(finding -> table.row(finding.level().word(), finding.what(), line(finding)));
    console.out().print(table);
    long failed = findings.stream().filter(finding -> finding.level() == Level.FAIL).count();
    if (failed > 0) {
      throw new VerdictException(
          ExitCode.FAILED, failed + " of " + findings.size() + " checks failed");
    }
  }

  private static String line(Finding finding) {
    return finding.remedy().isEmpty()
        ? finding.detail()
        : finding.detail() + " -> " + finding.remedy();
  }

  private static List<Check> checks(DoctorOptions options) {
    List<Check> checks = new ArrayList<>(List.of(JavaCheck.ofThisProcess()));
    String exposures = options.getExposures();
    if (exposures != null) {
      checks.add(new InputCheck("--exposures", exposures));
    }
    String activity = options.getActivity();
    if (activity != null) {
      checks.add(new InputCheck("--activity", activity));
    }
    String predictions = options.getPredictions();
    if (predictions != null) {
      checks.add(new InputCheck("--predictions", predictions));
    }
    String output = options.getOutput();
    if (output != null) {
      checks.add(new OutputCheck("--output", output));
    }
    if (wantsKafka(options)) {
      checks.add(new TopicsCheck(options, AskedTopic.of(options), options.getGroupId()));
    }
    if (options.getAppTables() != null) {
      checks.add(new AppTablesCheck(options));
    }
    if (wantsTables(options)) {
      checks.add(new TablesCheck(options));
    }
    if (wantsFlink(options)) {
      checks.add(
          new FlinkCheck(
              options.getFlinkMaster(), options.getParallelism(), FlinkCheck.versionOnPath()));
    }
    checks.add(new ClockCheck(services(options), DateSource.http(), Clock.systemUTC()));
    return checks;
  }

  private static boolean wantsKafka(DoctorOptions options) {
    return options.getBootstrapServers() != null || !AskedTopic.of(options).isEmpty();
  }

  private static boolean wantsTables(DoctorOptions options) {
    return options.isTables() || options.getExposureDays() != null;
  }

  private static boolean usesDynamo(DoctorOptions options) {
    return wantsTables(options) || options.getAppTables() != null;
  }

  /** Not where Flink runs in the job's own process, as {@code [local]} says. */
  private static boolean wantsFlink(DoctorOptions options) {
    return !options.getFlinkMaster().startsWith("[");
  }

  private static List<URI> services(DoctorOptions options) {
    List<URI> services = new ArrayList<>();
    String dynamo = options.getDynamoEndpoint();
    if (dynamo != null) {
      services.add(URI.create(dynamo));
    } else if (usesDynamo(options) && options.getAwsRegion() != null) {
      services.add(
          URI.create("https://dynamodb." + options.getAwsRegion().id() + ".amazonaws.com/"));
    }
    if (options.getEndpoint() != null) {
      services.add(options.getEndpoint());
    }
    if (wantsFlink(options)) {
      services.add(FlinkRest.rootOf(options.getFlinkMaster()));
    }
    return services;
  }

  private static List<Finding> notGiven(DoctorOptions options) {
    List<Finding> skipped = new ArrayList<>();
    skipUnless(options.getExposures() != null, "--exposures", skipped);
    skipUnless(options.getActivity() != null, "--activity", skipped);
    skipUnless(options.getOutput() != null, "--output", skipped);
    if (!wantsKafka(options)) {
      skipped.add(Finding.skip("Kafka", "no topic is named"));
    }
    if (!usesDynamo(options)) {
      skipped.add(
          Finding.skip("DynamoDB", "none of --tables, --exposureDays and --appTables is given"));
    }
    if (!wantsFlink(options)) {
      skipped.add(Finding.skip("Flink", "no cluster is given by --flinkMaster"));
    }
    return skipped;
  }

  private static void skipUnless(boolean given, String option, List<Finding> skipped) {
    if (!given) {
      skipped.add(Finding.skip(option, "is not given"));
    }
  }
}
