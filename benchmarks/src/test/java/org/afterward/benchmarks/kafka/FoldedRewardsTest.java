package org.afterward.benchmarks.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldedRewardsTest {

  @Test
  void a_correction_counts_as_if_it_had_come_in_time(@TempDir Path folder) throws IOException {
    FoldedRewards batch = written(folder.resolve("batch"), reward("exp_1", 7, 0, "MATURE", ""));
    FoldedRewards stream =
        written(
            folder.resolve("stream"),
            reward("exp_1", 7, 1, "CORRECTED", ",\"delta\":3,\"caused_by\":\"evt_9\""),
            reward("exp_1", 4, 0, "MATURE", ""));
    assertThat(FoldedRewards.differences(batch, stream)).isEmpty();
  }

  @Test
  void what_differs_and_what_is_missing_on_either_side_is_named(@TempDir Path folder)
      throws IOException {
    FoldedRewards one =
        written(
            folder.resolve("one"),
            reward("exp_1", 1, 0, "MATURE", ""),
            reward("exp_2", 2, 0, "MATURE", ""),
            reward("exp_3", 3, 0, "MATURE", ""));
    FoldedRewards other =
        written(
            folder.resolve("other"),
            reward("exp_2", 5, 0, "MATURE", ""),
            reward("exp_3", 3, 0, "MATURE", ""),
            reward("exp_4", 4, 0, "MATURE", ""));
    assertThat(FoldedRewards.differences(one, other)).containsExactly("exp_1", "exp_2", "exp_4");
  }

  @Test
  void files_that_come_later_are_read_and_hidden_ones_are_not(@TempDir Path folder)
      throws IOException {
    FoldedRewards rewards = written(folder, reward("exp_1", 1, 0, "MATURE", ""));
    Files.writeString(folder.resolve(".writing-2.jsonl"), "half a li");
    Files.writeString(folder.resolve("part-2.jsonl"), reward("exp_2", 2, 0, "MATURE", "") + "\n");
    assertThat(rewards.update().size()).isEqualTo(2);
  }

  private static FoldedRewards written(Path folder, String... lines) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("part-1.jsonl"), List.of(lines));
    return new FoldedRewards(folder).update();
  }

  private static String reward(
      String exposure, int total, int revision, String status, String more) {
    return "{\"exposure_id\":\"%s\",\"total_reward\":%d,\"revision\":%d,\"status\":\"%s\"%s}"
        .formatted(exposure, total, revision, status, more);
  }
}
