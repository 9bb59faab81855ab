package org.afterward.pipelines.snapshots;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.afterward.coders.Box;
import org.afterward.coders.PopulationSketch;
import org.afterward.coders.PopulationSketchJson;
import org.afterward.pipelines.files.LinesFile;
import org.afterward.transforms.context.BoxPolicy;
import org.afterward.transforms.context.PopulationRanks;
import org.afterward.transforms.context.Populations;
import org.jspecify.annotations.Nullable;

/**
 * Populations as files of a folder, one a day: {@code 2024-01-15.jsonl}, a line for each box. A
 * file that is there is read once, and never written anew: a large sketch has drawn lots, so that
 * another of the same users would be a little different, and so would what was ranked in it.
 *
 * <p>On a stream, the file of a day may come while it runs. One that is not there is looked for
 * again a minute later at the earliest.
 */
final class PopulationFiles implements Populations {

  private static final long serialVersionUID = 1;

  private static final long LOOK_AGAIN_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

  private final String folder;
  private final BoxPolicy policy;
  private transient @Nullable Map<LocalDate, Found> days;

  /** What was there when it was looked for last. */
  private record Found(@Nullable Populations day, long lookedAtNanos) {

    boolean isOld() {
      return day == null && System.nanoTime() - lookedAtNanos > LOOK_AGAIN_AFTER_NANOS;
    }
  }

  /** Those of a folder that were scored under this policy. */
  PopulationFiles(String folder, BoxPolicy policy) {
    this.folder = folder;
    this.policy = policy;
  }

  @Override
  public @Nullable PopulationRanks on(LocalDate date, Box box) {
    Map<LocalDate, Found> known = known();
    Found found = known.get(date);
    if (found == null || found.isOld()) {
      found = new Found(read(date), System.nanoTime());
      known.put(date, found);
    }
    Populations day = found.day();
    return day == null ? null : day.on(date, box);
  }

  private Map<LocalDate, Found> known() {
    Map<LocalDate, Found> known = days;
    if (known == null) {
      known = new ConcurrentHashMap<>();
      days = known;
    }
    return known;
  }

  private @Nullable Populations read(LocalDate date) {
    try {
      return Populations.of(
          policy,
          LinesFile.read(folder, name(date)).stream().map(PopulationSketchJson::read).toList());
    } catch (FileNotFoundException notThere) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(folder + "/" + name(date) + " cannot be read", e);
    }
  }

  /** Writes the populations of a day, unless it has some. */
  static void write(String folder, LocalDate date, List<PopulationSketch> populations)
      throws IOException {
    if (!LinesFile.exists(folder, name(date))) {
      LinesFile.write(
          folder,
          name(date),
          populations.stream()
              .sorted(Comparator.comparing(PopulationSketch::box))
              .map(PopulationSketchJson::write)
              .toList());
    }
  }

  private static String name(LocalDate date) {
    return date + ".jsonl";
  }
}
