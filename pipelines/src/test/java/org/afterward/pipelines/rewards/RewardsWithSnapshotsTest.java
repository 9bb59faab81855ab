package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.ContextSnapshot;
import org.afterward.coders.ContextSnapshotJson;
import org.afterward.pipelines.ParquetRows;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewardsWithSnapshotsTest {

  private static Path snapshots(Path folder, String... more) {
    Path output = folder.resolve("snapshots" + more.length);
    String[] args = {
      "snapshots",
      "--exposures=" + SampleMonth.exposures(),
      "--activity=" + SampleMonth.activity(),
      "--output=" + output
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    SampleMonth.run(all);
    return output.resolve("snapshots");
  }

  private static Map<String, String> contexts(Path output) throws IOException {
    Map<String, String> contexts = new TreeMap<>();
    ParquetRows.in(
            output.resolve("training"),
            row -> row.get("exposure_id") + " " + row.get("context_vector"))
        .forEach(
            row ->
                contexts.put(
                    row.substring(0, row.indexOf(' ')), row.substring(row.indexOf(' ') + 1)));
    return contexts;
  }

  @Test
  void what_is_trained_on_has_the_vectors_of_snapshots(@TempDir Path folder) throws IOException {
    Path snapshots = snapshots(folder);
    Path logged = folder.resolve("logged");
    Path recomputed = folder.resolve("recomputed");
    SampleMonth.rewardsOfSample(logged, "--training");
    SampleMonth.rewardsOfSample(recomputed, "--training", "--snapshots=" + snapshots);

    Map<String, String> vectors = new TreeMap<>();
    for (String line : SampleMonth.sortedLines(snapshots)) {
      ContextSnapshot snapshot = ContextSnapshotJson.read(line);
      vectors.put(snapshot.exposureId(), Arrays.toString(snapshot.context().toArray()));
    }
    Map<String, String> trained = contexts(recomputed);
    vectors.keySet().retainAll(trained.keySet());
    assertThat(trained).isEqualTo(vectors).hasSameSizeAs(contexts(logged)).isNotEmpty();
    assertThat(trained).isNotEqualTo(contexts(logged));
    // The rewards themselves are as they were, with what was logged.
    assertThat(SampleMonth.sortedLines(recomputed.resolve("rewards")))
        .isEqualTo(SampleMonth.sortedLines(logged.resolve("rewards")));
  }

  @Test
  void what_was_logged_stays_where_vectors_are_completed(@TempDir Path folder) throws IOException {
    Path snapshots = snapshots(folder, "--format=parquet");
    Path logged = folder.resolve("logged");
    Path completed = folder.resolve("completed");
    SampleMonth.rewardsOfSample(logged, "--training");
    SampleMonth.rewardsOfSample(
        completed, "--training", "--snapshots=" + snapshots, "--snapshotVectors=complete");

    // Both are of layout 1, so that there is nothing to complete.
    assertThat(contexts(completed)).isEqualTo(contexts(logged)).isNotEmpty();
  }

  @Test
  void mistakes_in_the_call_are_one_line(@TempDir Path folder) {
    assertThat(mistake(folder, "--snapshots=" + SampleMonth.expected()))
        .isEqualTo(
            "afterward: --snapshots="
                + SampleMonth.expected()
                + " is for what is trained on; right would be --training with it\n");
    assertThat(mistake(folder, "--training", "--snapshots=" + folder.resolve("nothing")))
        .startsWith("afterward: --snapshots: No file matches ");
    assertThat(
            mistake(
                folder,
                "--training",
                "--snapshots=" + SampleMonth.expected(),
                "--snapshotVectors=mix"))
        .isEqualTo(
            "afterward: --snapshotVectors=mix is not known; right would be replace or complete\n");
  }

  private static String mistake(Path folder, String... more) {
    String[] args = {
      "rewards",
      "--exposures=" + SampleMonth.exposures(),
      "--activity=" + SampleMonth.activity(),
      "--output=" + folder.resolve("out")
    };
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return SampleMonth.mistake(all);
  }
}
