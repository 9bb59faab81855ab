package org.afterward.pipelines.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.afterward.pipelines.files.SmallFiles.Written;
import org.junit.jupiter.api.Test;

class SmallFilesTest {

  private static final SmallFiles SMALL_FILES = new SmallFiles(10, 20);

  @Test
  void small_files_are_joined_up_to_a_size_and_others_stay_as_they_are() {
    assertThat(
            SMALL_FILES.group(
                List.of(
                    new Written("a", 9),
                    new Written("b", 9),
                    new Written("c", 10),
                    new Written("d", 3),
                    new Written("e", 1))))
        .containsExactly(List.of("c"), List.of("a", "b"), List.of("d", "e"));
  }

  @Test
  void the_order_in_which_they_come_does_not_matter() {
    Written first = new Written("a", 1);
    Written second = new Written("b", 2);

    assertThat(SMALL_FILES.group(List.of(second, first)))
        .isEqualTo(SMALL_FILES.group(List.of(first, second)))
        .containsExactly(List.of("a", "b"));
  }

  @Test
  void no_files_are_no_groups() {
    assertThat(SMALL_FILES.group(List.of())).isEmpty();
  }
}
