package org.afterward.transforms.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextVector;
import org.afterward.coders.UserSegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserSegmentsTest {

  private static final ContextLayout STANDARD = ContextLayout.standard();

  @ParameterizedTest
  @CsvSource({
    "is_new_user, 1, 'NEW,FEMALE'",
    "is_male, 1, 'MALE'",
    "churn_7d_probability, 0.5, 'FEMALE,HIGH_RISK_CHURN'",
    "churn_7d_probability, 0.49, 'FEMALE'",
    "spending, 0.8, 'FEMALE,HIGH_SPENDER'",
    "days_since_join, 6, 'NEW,FEMALE'",
    "days_since_join, 7, 'FEMALE'"
  })
  void segments_are_those_of_the_specification(String position, double value, String segments) {
    ContextVector context = oldUser(STANDARD, position, value);

    assertThat(UserSegments.standard().of(context))
        .containsExactly(
            List.of(segments.split(",", -1)).stream()
                .map(UserSegment::valueOf)
                .toArray(UserSegment[]::new));
  }

  @Test
  void positions_are_found_by_their_names() {
    List<ContextPosition> reversed = new ArrayList<>(STANDARD.positions());
    Collections.reverse(reversed);
    ContextLayout ours = new ContextLayout("ours", reversed);
    UserSegments segments = UserSegments.in(List.of(STANDARD, ours));

    assertThat(segments.of(oldUser(ours, "spending", 0.9)))
        .containsExactly(UserSegment.FEMALE, UserSegment.HIGH_SPENDER);
    assertThat(segments.of(oldUser(STANDARD, "spending", 0.9)))
        .containsExactly(UserSegment.FEMALE, UserSegment.HIGH_SPENDER);
  }

  @Test
  void of_a_position_that_a_layout_lacks_nothing_is_told() {
    List<ContextPosition> without = new ArrayList<>(STANDARD.positions());
    int male = STANDARD.indexOf("is_male");
    ContextPosition other = without.get(male);
    without.set(
        male,
        new ContextPosition(
            "something_else", other.least(), other.most(), other.whenMissing(), other.sources()));
    ContextLayout ours = new ContextLayout("ours", without);

    assertThat(UserSegments.in(List.of(ours)).of(oldUser(ours, "spending", 0.9)))
        .containsExactly(UserSegment.HIGH_SPENDER);
  }

  @Test
  void of_a_layout_that_is_not_known_nothing_is_told() {
    assertThat(UserSegments.standard().of(ContextVector.empty())).isEmpty();
    assertThat(UserSegments.standard().of(ContextVector.of("ours", new double[27]))).isEmpty();
  }

  /** Who joined long ago, with one position of that value. */
  private static ContextVector oldUser(ContextLayout layout, String position, double value) {
    double[] values = new double[layout.length()];
    values[layout.indexOf("days_since_join")] = 30;
    values[layout.indexOf(position)] = value;
    return ContextVector.of(layout.name(), values);
  }
}
