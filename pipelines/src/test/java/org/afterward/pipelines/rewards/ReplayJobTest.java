package org.afterward.pipelines.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.IsoTime;
import org.afterward.coders.RewardJson;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of a range of time the rewards are those of a full run, whatever lies outside of the range. */
class ReplayJobTest {

  private static void replay(long from, long before, Path output, String... more) {
    List<String> range =
        List.of(
            "replay",
            "--shownFrom=" + IsoTime.format(from),
            "--shownBefore=" + IsoTime.format(before),
            "--exposures=" + SampleMonth.exposures(),
            "--activity=" + SampleMonth.activity(),
            "--output=" + output);
    SampleMonth.run(Stream.concat(range.stream(), List.of(more).stream()).toArray(String[]::new));
  }

  private static long shownAt(String reward) {
    return RewardJson.read(reward).exposure().shownAt();
  }

  private static long waitingSince(String pending) {
    return IsoTime.parse(pending.replaceFirst(".*\"timestamp\":\"([^\"]+)\".*", "$1"));
  }

  private static List<String> inRange(List<String> rewards, long from, long before) {
    return rewards.stream()
        .filter(reward -> from <= shownAt(reward) && shownAt(reward) < before)
        .toList();
  }

  @Test
  void every_credit_is_that_of_the_full_run_up_to_the_borders_of_the_range(@TempDir Path folder) {
    String credit = "--credit=full,last,first,linear,linked";
    Path full = folder.resolve("full");
    SampleMonth.rewardsOfSample(full, credit);
    List<String> rewards = SampleMonth.sortedLines(full.resolve("rewards"));
    // The borders are times of exposures: of the one that is the first, and of the first no more.
    List<Long> times = rewards.stream().map(ReplayJobTest::shownAt).distinct().sorted().toList();
    long from = times.get(times.size() / 3);
    long before = times.get(times.size() / 2);

    Path output = folder.resolve("out");
    replay(from, before, output, credit);

    assertThat(SampleMonth.sortedLines(output.resolve("rewards")))
        .isEqualTo(inRange(rewards, from, before))
        .isNotEmpty();
    assertThat(SampleMonth.sortedLines(output.resolve("pending"))).isEmpty();
  }

  @Test
  void what_is_pending_in_the_range_is_said_as_well(@TempDir Path folder) {
    List<String> pending = SampleMonth.sortedLines(SampleMonth.expected().resolve("pending"));
    List<Long> times = pending.stream().map(ReplayJobTest::waitingSince).sorted().toList();
    long from = times.get(times.size() / 2);

    Path output = folder.resolve("out");
    replay(from, IsoTime.parse("2024-02-01T00:00:00Z"), output);

    assertThat(SampleMonth.sortedLines(output.resolve("pending")))
        .isEqualTo(pending.stream().filter(line -> waitingSince(line) >= from).toList());
    assertThat(SampleMonth.sortedLines(output.resolve("rewards"))).isEmpty();
  }
}
