package org.afterward.transforms.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.afterward.coders.Activity;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.junit.jupiter.api.Test;

class UserProfileTest {

  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private static final long HOUR = 60 * 60 * 1000L;
  private static final long DAY = 24 * HOUR;

  /** Noon in Seoul, 2024-01-15. */
  private static final long NOON = 1_705_287_600_000L;

  private static final Path FROZEN =
      Path.of(
          System.getProperty("afterward.root", "."), "testdata/wire/v1/context/UserProfile.hex");

  private final UserProfile profile = UserProfile.empty(SEOUL);

  @Test
  void of_nobody_all_is_nothing_and_no_rate_is_known() {
    assertThat(profile.activityAt(NOON))
        .isEqualTo(
            new Activity(
                0,
                new Activity.Spending(0, 0, false, 0, 0),
                new Activity.Contacts(
                    Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0, 0, 0, 0),
                new Activity.Presence(0, 0, Double.NaN, Double.NaN, Event.NO_TIME, false),
                new Activity.Received(0, 0, 0)));
    assertThat(profile.isEmpty()).isTrue();
    assertThat(profile.lastAt()).isEqualTo(Event.NO_TIME);
    assertThat(profile.bytes().length()).isLessThanOrEqualTo(7);
  }

  /** All facts before a time, in order, against each definition read plainly off them. */
  @Property(tries = 500, seed = "1")
  void what_is_folded_is_what_one_would_count(
      @ForAll("stories") List<Fact> story, @ForAll @IntRange(max = 60 * 24) int hours) {
    long t = NOON + hours * HOUR;
    List<Fact> before = story.stream().filter(fact -> fact.at() < t).toList();
    UserProfile folded = folded(before);

    assertThat(folded.activityAt(t)).isEqualTo(new ReferenceActivity(before, t, SEOUL).activity());
  }

  @Property(tries = 300, seed = "2")
  void a_profile_that_was_put_away_goes_on_as_if_it_had_not_been(
      @ForAll("stories") List<Fact> story, @ForAll @IntRange(max = 40) int cut) {
    int half = Math.min(cut, story.size());
    UserProfile putAway = folded(story.subList(0, half));
    putAway.served(Map.of("is_male", 1.0));
    UserProfile read = UserProfile.read(putAway.bytes(), SEOUL);
    for (UserProfile either : List.of(putAway, read)) {
      story.subList(half, story.size()).forEach(either::take);
    }
    long t = NOON + 60 * DAY;

    assertThat(read.bytes()).isEqualTo(putAway.bytes());
    assertThat(read.activityAt(t)).isEqualTo(putAway.activityAt(t));
    assertThat(read.predictions()).isEqualTo(putAway.predictions());
    assertThat(read.servedFields()).isEqualTo(Map.of("is_male", 1.0));
  }

  @Test
  void windows_slide_with_the_time_by_local_days() {
    // 00:30 in Seoul, when it is still the day before in UTC.
    take(NOON - 11 * HOUR - HOUR / 2, FactKind.SPENT_ON_SUPER_LIKE, 1);
    take(NOON, FactKind.SPENT_ON_SUPER_LIKE, 1);
    take(NOON, FactKind.HAD_SESSION, 600);

    assertThat(spendDays(NOON + 6 * DAY)).isEqualTo(1);
    assertThat(spendDays(NOON + 6 * DAY + 11 * HOUR)).isEqualTo(1);
    assertThat(spendDays(NOON + 6 * DAY + 12 * HOUR)).isZero();
    assertThat(profile.activityAt(NOON + 29 * DAY).spending().last30d()).isEqualTo(2);
    assertThat(profile.activityAt(NOON + 30 * DAY).spending().last30d()).isZero();
    assertThat(profile.activityAt(NOON + 6 * DAY).presence().sessionsLast7d()).isEqualTo(1);
    assertThat(profile.activityAt(NOON + 7 * DAY).presence().sessionsLast7d()).isZero();
  }

  @Test
  void days_since_joining_are_whole_ones_since_the_account_was_opened() {
    take(NOON - DAY, FactKind.RECEIVED_LIKE, 0);
    assertThat(profile.activityAt(NOON).daysSinceJoin()).isEqualTo(1);
    take(NOON, FactKind.OPENED_ACCOUNT, 0);
    take(NOON + DAY, FactKind.OPENED_ACCOUNT, 0);

    assertThat(profile.activityAt(NOON + 2 * DAY - 1).daysSinceJoin()).isEqualTo(1);
    assertThat(profile.activityAt(NOON + 2 * DAY).daysSinceJoin()).isEqualTo(2);
    assertThat(profile.activityAt(NOON + 2 * DAY).contacts().daysWithoutNewMatch()).isEqualTo(2);
  }

  @Test
  void an_account_that_was_opened_again_is_open() {
    take(NOON, FactKind.CLOSED_ACCOUNT, 0);
    assertThat(profile.activityAt(NOON + 1).presence().accountClosed()).isTrue();
    take(NOON + 1, FactKind.OPENED_ACCOUNT, 0);
    assertThat(profile.activityAt(NOON + 2).presence().accountClosed()).isFalse();
  }

  @Test
  void more_spent_than_is_known_to_be_paid_leaves_nothing() {
    take(NOON, FactKind.PAID, 5);
    take(NOON, FactKind.SPENT_ON_CHAT_ACTIVATION, 10);

    assertThat(profile.activityAt(NOON + 1).spending())
        .isEqualTo(new Activity.Spending(10, 0, true, 1, 1));
  }

  @Test
  void of_each_model_the_last_word_stays_and_of_many_models_the_latest() {
    predict("churn_7d", "v1", 0.9);
    for (int model = 0; model < 16; model++) {
      predict("model " + model, "v", 0.5);
      predict("churn_7d", "v2", 0.25);
    }

    assertThat(profile.predictions()).hasSize(16).doesNotContainKey("model 0");
    assertThat(profile.predictions()).containsEntry("churn_7d", new ModelSaid("v2", 0.25));
    assertThat(UserProfile.read(profile.bytes(), SEOUL).predictions())
        .isEqualTo(profile.predictions());
  }

  @Test
  void what_was_served_last_stays_and_what_is_no_number_is_passed_over() {
    profile.served(Map.of("is_male", 0.0, "profile_completeness", 0.5));
    profile.served(Map.of("is_male", 1.0, "profile_completeness", Double.NaN));

    assertThat(profile.servedFields())
        .isEqualTo(Map.of("is_male", 1.0, "profile_completeness", 0.5));
    assertThat(profile.activityAt(NOON).valueOf("profile_completeness")).isEqualTo(0.5);
    assertThat(profile.isEmpty()).isFalse();
    assertThat(UserProfile.read(profile.bytes(), SEOUL).servedFields())
        .isEqualTo(profile.servedFields());
  }

  @Test
  void the_bytes_never_change() throws IOException {
    UserProfile ordinary = ordinary();

    assertThat(HexFormat.of().formatHex(ordinary.bytes().array())).isEqualTo(frozen());
    assertThat(read(frozen()).activityAt(NOON + DAY)).isEqualTo(ordinary.activityAt(NOON + DAY));
    assertThat(read(frozen()).bytes()).isEqualTo(ordinary.bytes());
  }

  @Test
  void an_ordinary_user_takes_at_most_110_bytes_beside_names_and_a_busy_one_hardly_more() {
    int names = ("churn_7d" + "churn_30d" + "churn_v2.1" + "churn_v2.1").length();
    int fields = ("is_male" + "profile_completeness").length();
    assertThat(ordinary().bytes().length()).isLessThanOrEqualTo(110 + names + fields);
    UserProfile busy = ordinary();
    List<FactKind> kinds = new ArrayList<>(List.of(FactKind.values()));
    kinds.remove(FactKind.PREDICTED);
    for (int i = 0; i < 100_000; i++) {
      FactKind kind = kinds.get(i % kinds.size());
      busy.take(new Fact(NOON + i * 30_000L, "e" + i, kind, 100, "usr", "exp"));
    }
    assertThat(busy.bytes().length()).isLessThanOrEqualTo(300);
  }

  @Test
  void bytes_that_are_cut_off_anywhere_or_go_on_are_refused() throws IOException {
    byte[] whole = HexFormat.of().parseHex(frozen());
    for (int length = 0; length < whole.length; length++) {
      Bytes beginning = Bytes.wrap(Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> UserProfile.read(beginning, SEOUL))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("A profile ");
    }
    assertThatThrownBy(() -> read(frozen() + "00")).hasMessage("A profile goes on after its end");
    assertThatThrownBy(() -> read("09" + frozen().substring(2)))
        .hasMessage("A profile is of version 9; this release knows only 1");
  }

  @Test
  void a_changed_byte_is_read_or_refused() throws IOException {
    byte[] bytes = HexFormat.of().parseHex(frozen());
    int refused = 0;
    for (int position = 0; position < bytes.length; position++) {
      byte right = bytes[position];
      for (int change = 1; change < 256; change++) {
        bytes[position] = (byte) (right ^ change);
        try {
          UserProfile.read(Bytes.wrap(bytes.clone()), SEOUL).activityAt(NOON);
        } catch (IllegalArgumentException e) {
          refused++;
        }
      }
      bytes[position] = right;
    }
    assertThat(refused).isPositive();
  }

  /** Some weeks of somebody who comes often, with two models and two served fields. */
  private static UserProfile ordinary() {
    UserProfile ordinary = UserProfile.empty(SEOUL);
    ordinary.take(fact(NOON - 20 * DAY, FactKind.OPENED_ACCOUNT, 0));
    FactKind[] daily = {
      FactKind.LOGGED_IN,
      FactKind.VIEWED,
      FactKind.VIEWED,
      FactKind.LIKED,
      FactKind.PASSED,
      FactKind.RECEIVED_LIKE,
      FactKind.RECEIVED_PASS
    };
    for (int day = 20; day > 0; day--) {
      for (FactKind kind : daily) {
        ordinary.take(fact(NOON - day * DAY, kind, 0));
      }
      ordinary.take(fact(NOON - day * DAY + HOUR, FactKind.HAD_SESSION, 1_500));
      if (day % 3 == 0) {
        ordinary.take(fact(NOON - day * DAY + 2 * HOUR, FactKind.PAID, 20));
        ordinary.take(fact(NOON - day * DAY + 2 * HOUR, FactKind.SPENT_ON_FRIEND_REQUEST, 4));
        ordinary.take(fact(NOON - day * DAY + 2 * HOUR, FactKind.REQUESTED, 0));
        ordinary.take(fact(NOON - day * DAY + 3 * HOUR, FactKind.REQUEST_REJECTED, 0));
      }
    }
    ordinary.take(fact(NOON - 9 * DAY, FactKind.WAS_MATCHED, 0));
    ordinary.take(predicted("churn_7d", "churn_v2.1", 0.25));
    ordinary.take(predicted("churn_30d", "churn_v2.1", 0.45));
    ordinary.served(Map.of("is_male", 1.0, "profile_completeness", 0.833));
    return ordinary;
  }

  private static UserProfile profile() {
    return UserProfile.empty(SEOUL);
  }

  private static UserProfile folded(List<Fact> facts) {
    UserProfile folded = profile();
    facts.forEach(folded::take);
    return folded;
  }

  private long spendDays(long t) {
    return profile.activityAt(t).spending().daysLast7d();
  }

  private void take(long at, FactKind kind, long amount) {
    profile.take(fact(at, kind, amount));
  }

  private void predict(String model, String version, double probability) {
    profile.take(predicted(model, version, probability));
  }

  private static Fact predicted(String model, String version, double probability) {
    return new Fact(
        NOON, "pred", FactKind.PREDICTED, Double.doubleToLongBits(probability), model, version);
  }

  private static Fact fact(long at, FactKind kind, long amount) {
    return new Fact(at, "evt", kind, amount, "", "");
  }

  private static UserProfile read(String hex) {
    return UserProfile.read(Bytes.wrap(HexFormat.of().parseHex(hex)), SEOUL);
  }

  private static String frozen() throws IOException {
    return Files.readString(FROZEN).replace("\n", "");
  }

  @Provide
  Arbitrary<List<Fact>> stories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 60 * 24),
            Arbitraries.of(FactKind.class),
            Arbitraries.integers().between(1, 50))
        .as((hours, kind, amount) -> new Fact(NOON + hours * HOUR, "", kind, amount, "m", "v"))
        .list()
        .ofMaxSize(80)
        .map(UserProfileTest::inOrder);
  }

  private static List<Fact> inOrder(List<Fact> facts) {
    List<Fact> ordered = new ArrayList<>(facts);
    ordered.sort(Comparator.comparingLong(Fact::at));
    return ordered;
  }
}
