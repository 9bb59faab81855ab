package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.afterward.benchmarks.streaming.Trial.Backend;
import org.afterward.benchmarks.streaming.Trial.Program;
import org.afterward.benchmarks.streaming.Trial.Purpose;

/**
 * Rewards on a stream: first that all programs give the same, then how fast they are, what their
 * state weighs, and what one user with very much does to the others. Each run is a process of its
 * own, with the options of the flink profile; runs take turns.
 */
public final class StreamingBenchmark {

  private static final List<Program> REWARDS = List.of(Program.AFTERWARD, Program.HAND_WRITTEN);

  private static final List<Program> KEEPING =
      List.of(Program.AFTERWARD, Program.HAND_WRITTEN, Program.SNAPSHOTS);

  private static final int USERS_OF_THE_COMPARISON = 2_000;
  private static final int PARTITIONS = 2;
  private static final long EVERY_TEN_SECONDS = 10_000;
  private static final long NEVER_BY_ITSELF = 86_400_000;

  private final TrialRunner runner;
  private final ArrivalPlan plan;
  private final int runs;
  private final PrintStream out;

  /**
   * A benchmark that can be run.
   *
   * @param home the folder of the launcher
   * @param results where the runs write
   * @param users how many ordinary users there are; 110 arrivals for each
   * @param runs how many runs count for each program
   */
  public StreamingBenchmark(Path home, Path results, int users, int runs, PrintStream out) {
    this.runner = new TrialRunner(home, results.resolve("streaming"));
    this.plan = new ArrivalPlan(users, PARTITIONS, false);
    this.runs = runs;
    this.out = out;
  }

  /**
   * Says whether all answers were equal; where they are not, nothing is measured.
   *
   * @param only {@code state} for what is kept alone, or empty for everything
   */
  public boolean run(String only) throws IOException, InterruptedException {
    if (only.isEmpty()) {
      if (!answersAreEqual(new ArrivalPlan(USERS_OF_THE_COMPARISON, PARTITIONS, false))) {
        return false;
      }
      speed();
    }
    state();
    return true;
  }

  private boolean answersAreEqual(ArrivalPlan small) throws IOException, InterruptedException {
    List<String> right = runner.answers(answering(Program.PLAIN, Backend.HASHMAP, small));
    out.printf(Locale.ROOT, "%nanswers, %,d arrivals%n", small.ordinary());
    boolean equal = !right.isEmpty();
    for (Program program : REWARDS) {
      for (Backend backend : Backend.values()) {
        Trial trial = answering(program, backend, small);
        List<String> differences = Differences.between(right, runner.answers(trial));
        out.printf(
            Locale.ROOT,
            "%-24s %,d rewards compared in all fields, %,d lines differ%n",
            trial.title(),
            right.size(),
            differences.size());
        differences.stream().limit(4).forEach(out::println);
        equal &= differences.isEmpty();
      }
    }
    return equal;
  }

  private void speed() throws IOException, InterruptedException {
    Map<Trial, List<Measurement>> measured = new LinkedHashMap<>();
    for (Trial trial : racing()) {
      measured.put(trial, new ArrayList<>());
    }
    for (int run = 0; run < runs; run++) {
      for (Map.Entry<Trial, List<Measurement>> entry : measured.entrySet()) {
        entry.getValue().add(runner.run(entry.getKey()));
      }
    }
    new SpeedTable(measured, out).print();
  }

  /** Everything whose speed is looked at, in the order in which it is run and printed. */
  private List<Trial> racing() {
    List<Trial> racing = new ArrayList<>();
    for (Program program :
        List.of(Program.BEAM_SOURCE, Program.FLINK_SOURCE, Program.NO_OP, Program.COUNTING)) {
      racing.add(timed(program, Backend.HASHMAP, plan));
    }
    ArrivalPlan withHotUser = new ArrivalPlan(plan.users(), plan.partitions(), true);
    for (Program program : REWARDS) {
      for (Backend backend : Backend.values()) {
        racing.add(timed(program, backend, plan));
        racing.add(timed(program, backend, withHotUser));
      }
    }
    return racing;
  }

  private void state() throws IOException, InterruptedException {
    out.printf(
        "%n%-30s %14s %12s %12s %10s%n",
        "state at the end", "checkpoint B", "B a user", "kept facts", "B a fact");
    for (Program program : KEEPING) {
      for (Backend backend : Backend.values()) {
        Trial trial = new Trial(program, backend, Purpose.STATE, plan, NEVER_BY_ITSELF);
        long bytes = runner.run(trial).checkpointBytes();
        long kept = plan.factsOfLast(program.keptDays());
        out.printf(
            Locale.ROOT,
            "%-30s %,14d %,12d %,12d %10.1f%n",
            trial.title(),
            bytes,
            bytes / plan.users(),
            kept,
            (double) bytes / kept);
      }
    }
  }

  private static Trial answering(Program program, Backend backend, ArrivalPlan plan) {
    return new Trial(program, backend, Purpose.ANSWERS, plan, EVERY_TEN_SECONDS);
  }

  private static Trial timed(Program program, Backend backend, ArrivalPlan plan) {
    return new Trial(program, backend, Purpose.SPEED, plan, EVERY_TEN_SECONDS);
  }
}
