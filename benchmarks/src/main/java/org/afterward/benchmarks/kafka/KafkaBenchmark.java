package org.afterward.benchmarks.kafka;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.afterward.servers.KafkaBroker;

/**
 * A topic of a million events, read by the whole job and by less and less of it; what the job makes
 * of it is compared with what a batch makes of the same events.
 */
public final class KafkaBenchmark {

  private static final int EXAMPLES = 3;

  private final Path home;
  private final Path folder;
  private final int runs;
  private final List<Reader> readers;
  private final PrintStream out;

  /**
   * @param runs how many runs count for each reader
   * @param only the title of the only reader, or of all of them nothing
   */
  public KafkaBenchmark(Path home, Path results, int runs, String only, PrintStream out) {
    this.home = home;
    this.folder = results.resolve("kafka");
    this.runs = runs;
    this.readers =
        Stream.of(Reader.values())
            .filter(reader -> only.isEmpty() || only.equals(reader.title()))
            .toList();
    this.out = out;
  }

  /**
   * Says whether all rewards were those of the batch.
   *
   * @param traffic a folder of JSON lines, exposures and activity
   * @param batch the folder of what the rewards job made of it as files
   */
  public boolean run(Path traffic, Path batch)
      throws IOException, InterruptedException, ExecutionException {
    clear();
    FoldedRewards right = new FoldedRewards(batch.resolve("rewards")).update();
    Map<Reader, List<Pace>> measured = new EnumMap<>(Reader.class);
    boolean equal = right.size() > 0;
    try (KafkaBroker broker = KafkaBroker.in(folder.resolve("broker"))) {
      long messages = EventTopic.fill(traffic, broker.bootstrapServers());
      out.printf(Locale.ROOT, "%n%,d events in the topic%n", messages);
      ReaderProcess process = new ReaderProcess(home, folder, broker, messages);
      for (int run = 1; run <= runs; run++) {
        for (Reader reader : readers) {
          String name = reader.name().toLowerCase(Locale.ROOT) + "-" + run;
          FoldedRewards found = new FoldedRewards(process.output(name).resolve("rewards"));
          int wanted = reader.makesRewards() ? right.size() : 0;
          Pace pace = process.run(reader, name, () -> found.update().size() >= wanted);
          measured.computeIfAbsent(reader, none -> new ArrayList<>()).add(pace);
          if (reader.makesRewards()) {
            equal &= isEqual(name, right, found);
          }
        }
      }
    }
    new PaceTable(measured, out).print();
    return equal;
  }

  private boolean isEqual(String name, FoldedRewards right, FoldedRewards found) {
    Set<String> different = FoldedRewards.differences(right, found);
    out.printf(
        Locale.ROOT,
        "%-28s %,d rewards compared in all fields, %,d differ%n",
        name,
        right.size(),
        different.size());
    different.stream()
        .limit(EXAMPLES)
        .forEach(
            exposure -> out.printf("- %s%n+ %s%n", right.text(exposure), found.text(exposure)));
    return different.isEmpty();
  }

  /** What an earlier run left would be taken for what this one makes. */
  private void clear() throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(one);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
