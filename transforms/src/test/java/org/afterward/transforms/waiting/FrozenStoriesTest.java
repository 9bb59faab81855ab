package org.afterward.transforms.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.OpenExposure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a released version kept of a person, today's version goes on with. */
class FrozenStoriesTest {

  private static final int RECENT_BYTES = 1024;

  @ParameterizedTest
  @MethodSource("org.afterward.transforms.waiting.FrozenStory#all")
  void frozen_state_is_read_as_what_was_kept(FrozenStory story) {
    assertThat(StoryLines.kept(story.cells())).isEqualTo(FrozenStory.lines(story.keptFile()));
  }

  @ParameterizedTest
  @MethodSource("org.afterward.transforms.waiting.FrozenStory#all")
  void a_story_goes_on_from_its_frozen_state(FrozenStory story) {
    PlayedStream<OpenExposure, String> restored =
        story.stream(RECENT_BYTES).restore(story.person(), story.cells()).play(story.after());

    assertThat(StoryLines.told(restored))
        .containsExactlyInAnyOrderElementsOf(FrozenStory.lines(story.toldFile()));
    assertThat(restored.bytesLeft()).isZero();
  }

  @ParameterizedTest
  @MethodSource("org.afterward.transforms.waiting.FrozenStory#all")
  void without_a_savepoint_the_story_would_have_told_the_same(FrozenStory story) {
    PlayedStream<OpenExposure, String> stream = story.stream(RECENT_BYTES).playOn(story.before());
    List<String> expected = new ArrayList<>(StoryLines.told(stream));
    expected.addAll(FrozenStory.lines(story.toldFile()));

    assertThat(StoryLines.told(stream.play(story.after())))
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
