package org.afterward.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.CreditPolicy;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.TrainingPartReader;

/**
 * The sums of a regression as anybody writes them, with neither Beam nor care for the last digits:
 * two threads, plain doubles, and the same reader of files.
 */
final class PlainTraining {

  private static final int THREADS = 2;

  /** The positions, the reward, and one. */
  private static final int COLUMNS = ContextLayout.standard().length() + 2;

  private static final int STRATEGIES = 16;

  private PlainTraining() {}

  /** The first argument is the folder of the rows. */
  public static void main(String[] args) throws Exception {
    List<EventFile> files = EventFiles.match(List.of(Path.of(args[0]).toString())).files();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<double[][]>> parts = new ArrayList<>();
    for (EventFile file : files) {
      parts.add(threads.submit(() -> sums(file)));
    }
    double[][] all = new double[STRATEGIES][COLUMNS * COLUMNS];
    for (Future<double[][]> part : parts) {
      double[][] sums = part.get();
      for (int strategy = 0; strategy < STRATEGIES; strategy++) {
        for (int i = 0; i < sums[strategy].length; i++) {
          all[strategy][i] += sums[strategy][i];
        }
      }
    }
    threads.shutdown();
    for (int strategy = 1; strategy < STRATEGIES; strategy++) {
      double[] sums = all[strategy];
      System.out.println(
          strategy + " " + (long) sums[sums.length - 1] + " " + sums[sums.length - 1 - COLUMNS]);
    }
  }

  private static double[][] sums(EventFile file) throws java.io.IOException {
    double[][] sums = new double[STRATEGIES][COLUMNS * COLUMNS];
    double[] values = new double[COLUMNS];
    TrainingPartReader.withoutIds()
        .read(
            EventPart.all(file),
            row -> {
              if (row.attribution() != CreditPolicy.FULL) {
                return;
              }
              for (int i = 0; i < row.context().length(); i++) {
                values[i] = row.context().get(i);
              }
              values[COLUMNS - 2] = row.reward();
              values[COLUMNS - 1] = 1;
              double[] into = sums[row.strategyId()];
              for (int i = 0; i < COLUMNS; i++) {
                for (int j = i; j < COLUMNS; j++) {
                  into[i * COLUMNS + j] += values[i] * values[j];
                }
              }
            });
    return sums;
  }
}
