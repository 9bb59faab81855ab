package org.afterward.transforms.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.Bytes;

class DistinctUsersTest {

  /** So small that a few hundred users are estimated. */
  private static final int SMALL = 64;

  @Property(tries = 100, seed = "1")
  void in_any_order_and_parts_the_bytes_are_the_same(
      @ForAll @IntRange(max = 600) int visits, @ForAll long chance) {
    Random random = new Random(chance);
    List<String> users = new ArrayList<>();
    for (int i = 0; i < visits; i++) {
      users.add("usr_" + random.nextInt(400));
    }
    DistinctUsers inOrder = DistinctUsers.exactUpTo(SMALL);
    users.forEach(inOrder::add);

    Collections.shuffle(users, random);
    List<DistinctUsers> parts = new ArrayList<>(List.of(DistinctUsers.exactUpTo(SMALL)));
    for (String user : users) {
      if (random.nextInt(20) == 0) {
        parts.add(DistinctUsers.exactUpTo(SMALL));
      }
      parts.get(random.nextInt(parts.size())).add(user);
    }
    while (parts.size() > 1) {
      Bytes bytes = parts.remove(random.nextInt(parts.size())).bytes();
      parts.get(random.nextInt(parts.size())).addAll(bytes);
    }

    assertThat(parts.get(0).bytes().array()).isEqualTo(inOrder.bytes().array());
    assertThat(parts.get(0).count()).isEqualTo(inOrder.count());
  }

  @Property(tries = 50, seed = "2")
  void few_users_are_counted_exactly(@ForAll @IntRange(max = 500) int visits, @ForAll long chance) {
    Random random = new Random(chance);
    DistinctUsers users = DistinctUsers.none();
    Set<String> known = new HashSet<>();
    for (int i = 0; i < visits; i++) {
      String user = "usr_" + random.nextInt(300);
      users.add(user);
      known.add(user);
    }

    assertThat(users.count()).isEqualTo(known.size());
  }

  @Example
  void the_limit_itself_is_exact_and_twelve_times_as_many_are_near() {
    DistinctUsers users = DistinctUsers.none();
    for (int i = 0; i < DistinctUsers.EXACT_UP_TO; i++) {
      users.add("usr_" + i);
    }
    assertThat(users.count()).isEqualTo(DistinctUsers.EXACT_UP_TO);

    for (int i = 0; i < 200_000; i++) {
      users.add("usr_" + i);
    }
    assertThat(users.count())
        .isCloseTo(200_000, within(3 * DistinctUsers.RELATIVE_ERROR * 200_000));
    assertThat(users.bytes().length()).isLessThan(8 * DistinctUsers.EXACT_UP_TO + 100);
  }

  @Example
  void nobody_is_no_bytes() {
    DistinctUsers users = DistinctUsers.none();
    users.addAll(Bytes.empty());

    assertThat(users.bytes()).isEqualTo(Bytes.empty());
    assertThat(users.count()).isZero();
  }

  @Example
  void other_bytes_are_refused() {
    assertThatThrownBy(() -> DistinctUsers.none().addAll(Bytes.utf8("not a sketch at all")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("These bytes are no sketch of users");
  }
}
