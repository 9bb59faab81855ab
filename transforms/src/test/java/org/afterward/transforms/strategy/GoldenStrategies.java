package org.afterward.transforms.strategy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;

/** The case whose answers were found by hand: see testdata/golden/strategies. */
final class GoldenStrategies {

  static final Map<Integer, String> NAMES = Map.of(2, "Balanced");

  final List<Reward> rewards = new ArrayList<>();
  final List<Pending<OpenExposure>> pending = new ArrayList<>();
  final List<String> performance;

  private GoldenStrategies(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("exposures.csv"));
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = List.of(line.split(",", -1));
      AnExposure exposure =
          AnExposure.of(
              cells.get(0),
              cells.get(1),
              Integer.parseInt(cells.get(2)),
              LocalDate.parse(cells.get(3)).toEpochDay());
      if (cells.get(5).equals("pending")) {
        pending.add(exposure.pending());
      } else {
        rewards.add(exposure.worth(Long.parseLong(cells.get(4)), cells.get(5).equals("yes")));
      }
    }
    performance = Files.readAllLines(folder.resolve("performance.jsonl"));
  }

  static GoldenStrategies read() {
    String root = Objects.requireNonNull(System.getProperty("afterward.root"), "afterward.root");
    try {
      return new GoldenStrategies(
          Path.of(root, "testdata", "golden", "strategies", "a-quiet-spring"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
