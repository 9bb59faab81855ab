package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextSource;
import org.afterward.coders.ContextVector;
import org.junit.jupiter.api.Test;

class CompletionTest {

  private static final ContextLayout STANDARD = ContextLayout.standard();

  /** The standard's positions from the last to the first, and one more. */
  private static final ContextLayout LONGER = longer();

  private static final ContextVector LOGGED = vector(STANDARD, 100);
  private static final ContextVector COMPUTED = vector(LONGER, 200);

  @Test
  void a_computed_vector_replaces_the_logged_one() {
    assertThat(Completion.replacing().of(LOGGED, COMPUTED)).isEqualTo(COMPUTED);
  }

  @Test
  void what_was_logged_stays_where_the_computed_layout_has_a_position_of_that_name() {
    ContextVector completed = Completion.completing(List.of(STANDARD, LONGER)).of(LOGGED, COMPUTED);

    double[] expected = COMPUTED.toArray();
    for (int i = 0; i < 27; i++) {
      expected[26 - i] = 100 + i;
    }
    assertThat(completed).isEqualTo(ContextVector.of("longer", expected));
  }

  @Test
  void of_what_nobody_knows_the_meaning_nothing_stays() {
    ContextVector unknown = ContextVector.of("unknown", LOGGED.toArray());
    ContextVector cutOff = ContextVector.of(STANDARD.name(), 1, 2, 3);

    assertThat(Completion.completing(List.of(STANDARD, LONGER)).of(unknown, COMPUTED))
        .isEqualTo(COMPUTED);
    assertThat(Completion.completing(List.of(STANDARD, LONGER)).of(cutOff, COMPUTED))
        .isEqualTo(COMPUTED);
  }

  private static ContextLayout longer() {
    List<ContextPosition> positions = new ArrayList<>(STANDARD.positions());
    Collections.reverse(positions);
    positions.add(
        new ContextPosition(
            "login_days", 0, 10_000, 0, List.of(ContextSource.parse("activity:login_days"))));
    return new ContextLayout("longer", positions);
  }

  private static ContextVector vector(ContextLayout layout, int from) {
    double[] values = new double[layout.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = from + i;
    }
    return ContextVector.of(layout.name(), values);
  }
}
