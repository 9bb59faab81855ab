package org.afterward.pipelines.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.RejectionJson;
import org.afterward.pipelines.SampleMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A team that brings a layout of its own: the same as layout 1, and a position before it. */
class OwnLayoutTest {

  private static final String OURS = "\"context_layout\":\"ours\",";

  private static String exposure(String id, String layout, int positions) {
    return """
        {"event_type":"EXPOSURE","exposure_id":"%s","timestamp":"2024-01-15T19:30:00Z",\
        "user_id":"usr_123","session_id":"ses_1","strategy_applied":{"strategy_id":2,\
        "profile_distribution":{"high_tier_ratio":0.3,"medium_tier_ratio":0.5,\
        "exploration_ratio":0.2}},%s"user_context_vector":[%s],\
        "profiles_shown":[{"profile_id":"usr_456","rank":1}],"tab":"discovery"}"""
        .formatted(
            id,
            layout,
            IntStream.range(0, positions).mapToObj(i -> "1").collect(Collectors.joining(",")));
  }

  private static Path layoutIn(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve("ours.json"),
        ContextLayout.standardFile()
            .text()
            .replace("layout-1", "ours")
            .replace(
                "\"positions\": [",
                "\"positions\": [{\"name\": \"tenure\", \"range\": [0, 1], \"default\": 0,"
                    + " \"sources\": [\"served:tenure\"]},"));
  }

  private static Path collected(Path folder, String layouts) throws IOException {
    Path exposures =
        Files.write(
            folder.resolve("exposures.jsonl"),
            List.of(
                exposure("of_ours", OURS, 28),
                exposure("too_short", OURS, 27),
                exposure("of_none", "", 27)));
    Path output = folder.resolve("out");
    SampleMonth.run(
        "collect",
        "--exposures=" + exposures,
        "--output=" + output,
        "--format=json",
        "--layout=" + layouts);
    return output;
  }

  private static List<String> kept(Path output) throws IOException {
    return SampleMonth.sortedLinesBelow(output.resolve("exposures")).stream()
        .map(line -> line.replaceAll(".*\"exposure_id\":\"(\\w+)\".*", "$1"))
        .toList();
  }

  private static List<BrokenRule> broken(Path output) throws IOException {
    return SampleMonth.sortedLinesBelow(output.resolve("rejections")).stream()
        .flatMap(line -> RejectionJson.read(line).broken().stream())
        .toList();
  }

  @Test
  void in_place_of_layout_1_it_is_the_only_one_that_is_taken(@TempDir Path folder)
      throws IOException {
    Path output = collected(folder, layoutIn(folder).toString());

    assertThat(kept(output)).containsExactly("of_ours");
    assertThat(broken(output))
        .containsExactlyInAnyOrder(
            new BrokenRule(
                "vector_length", "user_context_vector", "has 27 positions; layout ours has 28"),
            new BrokenRule(
                "layout_unknown",
                "context_layout",
                "is \"layout-1\", as where none is named, not \"ours\""));
  }

  @Test
  void beside_layout_1_both_are_taken(@TempDir Path folder) throws IOException {
    Path output = collected(folder, "standard," + layoutIn(folder));

    assertThat(kept(output)).containsExactly("of_none", "of_ours");
    assertThat(broken(output)).extracting(BrokenRule::rule).containsExactly("vector_length");
  }
}
