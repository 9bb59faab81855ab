package org.afterward.pipelines.commandline;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.progress.LiveLine;
import org.afterward.pipelines.s3.S3Defaults;
import org.apache.beam.sdk.io.FileSystems;

/**
 * The program, as far as it is the same for every job: finds the job, reads its options, runs it,
 * and says what went wrong.
 *
 * <p>The exit code is one of {@link ExitCode}. What another than 0 is about is one line on the
 * error stream.
 */
public final class CommandLine {

  private final List<Job<?>> jobs;
  private final Profile profile;
  private final LiveLine liveLine;
  private final Cluster cluster;

  public CommandLine(List<Job<?>> jobs, Profile profile, LiveLine liveLine) {
    this(jobs, profile, liveLine, Cluster.ofThisProgram());
  }

  CommandLine(List<Job<?>> jobs, Profile profile, LiveLine liveLine, Cluster cluster) {
    this.jobs = List.copyOf(jobs);
    this.profile = profile;
    this.liveLine = liveLine;
    this.cluster = cluster;
  }

  /** Runs one call, and returns its exit code. */
  public int run(String[] args, PrintStream out, PrintStream err) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean verbose = words.contains("--verbose") || words.contains("--verbose=true");
    try {
      Logging.configure(verbose);
      dispatch(words, out);
      return ExitCode.DONE;
    } catch (UserMistake mistake) {
      err.println("afterward: " + mistake.getMessage());
      return ExitCode.MISTAKEN;
    } catch (VerdictException verdict) {
      err.println("afterward: " + verdict.getMessage());
      return verdict.exitCode();
    } catch (RuntimeException | Error failure) {
      err.println("afterward: the run failed: " + FailureText.of(failure));
      if (verbose) {
        failure.printStackTrace(err);
      }
      return ExitCode.FAILED;
    }
  }

  private void dispatch(List<String> words, PrintStream out) {
    boolean helpWanted = words.removeIf(CommandLine::asksForHelp);
    String command = takeCommand(words);
    if (command.equals("help")) {
      helpWanted = true;
      command = takeCommand(words);
    }
    if (command.isEmpty()) {
      if (!helpWanted && !words.isEmpty()) {
        throw new UserMistake("no command is given; ./afterward --help lists them");
      }
      out.print(HelpText.ofTool(jobs));
      return;
    }
    Job<?> job = named(command);
    if (helpWanted) {
      out.print(HelpText.ofJob(job));
    } else {
      run(job, words, out);
    }
  }

  private <O extends JobOptions> void run(Job<O> job, List<String> words, PrintStream out) {
    Arguments given = Arguments.parse(words);
    Arguments defaults = profile.defaults(given.oneValue("profile", ""));
    Arguments all =
        given.without("profile").over(defaults).over(Arguments.parse(S3Defaults.OPTIONS));
    O options = JobCall.of(job, all).options();
    // Jobs look at files before they make a pipeline, which is when Beam itself would do this.
    FileSystems.setDefaultPipelineOptions(options);
    if (job.usesRunner()) {
      cluster.check(options);
    }
    job.run(options, new Console(out, liveLine, cluster));
  }

  private Job<?> named(String command) {
    return jobs.stream()
        .filter(job -> job.name().equals(command))
        .findFirst()
        .orElseThrow(() -> unknown(command));
  }

  private UserMistake unknown(String command) {
    List<String> names = jobs.stream().map(Job::name).toList();
    String question = NearestName.question(command, names, "");
    return new UserMistake(
        "unknown command \""
            + command
            + "\""
            + (question.isEmpty() ? "; ./afterward --help lists them" : question));
  }

  /** The first word that is no option, taken from the words; empty where all are options. */
  private static String takeCommand(List<String> words) {
    for (String word : words) {
      if (!word.startsWith("-")) {
        words.remove(word);
        return word;
      }
    }
    return "";
  }

  private static boolean asksForHelp(String word) {
    return word.equals("--help") || word.equals("-h");
  }
}
