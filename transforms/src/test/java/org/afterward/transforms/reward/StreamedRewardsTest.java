package org.afterward.transforms.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.Timeline;
import org.afterward.transforms.waiting.Arrivals;
import org.afterward.transforms.waiting.Patience;
import org.afterward.transforms.waiting.PlayedStream;
import org.afterward.transforms.waiting.WaitingRoom;

/** Rewards on a stream, without Beam: in the end they are, byte for byte, those of a batch. */
class StreamedRewardsTest {

  private static final long DAY = 24 * 60 * 60 * 1000L;

  /** More than anything in {@link Arrivals} is ever late. */
  private static final long LONG = 27 * DAY;

  private static final RewardSettlement EVERY_CREDIT =
      RewardSettlement.under(RewardPolicy.standard()).withCredit(CreditPolicy.values());

  @Property(tries = 2000, seed = "20")
  void where_nothing_is_late_a_stream_settles_what_a_batch_settles(
      @ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    List<Arrivals.Arrival> story = withOtherContents(history.story(EVERY_CREDIT), random);
    long completeUntil = History.START + DAY * (7 + random.nextInt(14));
    Batch batch = Batch.of(Arrivals.timelines(story), completeUntil);

    PlayedStream<OpenExposure, Reward> stream =
        play(
            Arrivals.of(story, random),
            new Patience(LONG, DAY, List.of(), 1),
            completeUntil,
            random);

    assertThat(Revisions.written(stream.settled()))
        .containsExactlyInAnyOrderElementsOf(Revisions.written(batch.rewards));
    assertThat(stream.pending()).containsExactlyInAnyOrderElementsOf(batch.pending);
    assertThat(stream.late()).isEmpty();
  }

  @Property(tries = 2000, seed = "21")
  void where_much_is_late_the_newest_revisions_are_what_a_batch_settles(
      @ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    List<Arrivals.Arrival> story = history.story(EVERY_CREDIT);
    long completeUntil = History.START + DAY * (7 + random.nextInt(14));
    Batch batch = Batch.of(Arrivals.timelines(story), completeUntil);
    long align = random.nextBoolean() ? 1 : DAY / 4;

    PlayedStream<OpenExposure, Reward> stream =
        play(
            Arrivals.of(story, random).withDecisionsInTime(),
            new Patience(0, LONG, List.of(), align),
            completeUntil,
            random);

    Revisions revisions = Revisions.of(stream.settled());
    revisions.checkEach();
    assertThat(Revisions.written(revisions.newestAsIfInTime()))
        .containsExactlyInAnyOrderElementsOf(Revisions.written(batch.rewards));
    assertThat(stream.pending()).containsExactlyInAnyOrderElementsOf(batch.pending);
    assertThat(stream.late()).isEmpty();
  }

  @Property(tries = 1000, seed = "22")
  void the_same_arrivals_again_give_the_same_revisions(
      @ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    Patience patience =
        new Patience(
            DAY * random.nextInt(3),
            DAY * random.nextInt(9),
            List.of(DAY, 3 * DAY),
            random.nextBoolean() ? 1 : DAY / 4);
    Arrivals arrivals = Arrivals.of(history.story(EVERY_CREDIT), random);
    long completeUntil = History.START + 30 * DAY;

    PlayedStream<OpenExposure, Reward> once =
        play(arrivals, patience, completeUntil, new Random(seed));
    PlayedStream<OpenExposure, Reward> again =
        play(arrivals, patience, completeUntil, new Random(seed + 1));

    Revisions.of(once.settled()).checkEach();
    assertThat(Revisions.written(again.settled()))
        .containsExactlyInAnyOrderElementsOf(Revisions.written(once.settled()));
  }

  @Property(tries = 1000, seed = "23")
  void where_nothing_is_late_an_estimate_is_what_the_whole_story_says_of_that_age(
      @ForAll("histories") History history, @ForAll long seed) {
    Random random = new Random(seed);
    List<Arrivals.Arrival> story = history.story(EVERY_CREDIT);
    List<Long> ages = List.of(DAY, 3 * DAY);
    List<Reward> expected = new ArrayList<>();
    for (Timeline timeline : Arrivals.timelines(story)) {
      for (int i = 0; i < ages.size(); i++) {
        EVERY_CREDIT.estimate(
            timeline, timeline.decisions(), ages.get(i), i - ages.size(), expected::add);
      }
    }

    PlayedStream<OpenExposure, Reward> stream =
        play(
            Arrivals.inOrder(story),
            new Patience(0, 0, ages, random.nextBoolean() ? 1 : DAY / 4),
            History.START + 30 * DAY,
            random);

    assertThat(Revisions.written(stream.estimates()))
        .containsExactlyInAnyOrderElementsOf(Revisions.written(expected));
  }

  /** State is cut into chunks of any size, as on a runner or much smaller. */
  private static PlayedStream<OpenExposure, Reward> play(
      Arrivals arrivals, Patience patience, long completeUntil, Random random) {
    int recentBytes = random.nextBoolean() ? PlayedStream.USUAL_BYTES : 60;
    return new PlayedStream<>(EVERY_CREDIT, patience, recentBytes, completeUntil, random)
        .play(arrivals);
  }

  /**
   * With a few events that also come with another time and amount, under the same id. Which of them
   * counts, a stream can only know while it keeps the other; so what is late is left as it is.
   */
  private static List<Arrivals.Arrival> withOtherContents(
      List<Arrivals.Arrival> story, Random random) {
    List<Arrivals.Arrival> more = new ArrayList<>(story);
    for (Arrivals.Arrival arrival : story) {
      if (arrival.entry() instanceof Fact fact && random.nextInt(12) == 0) {
        long at = fact.at() + DAY / 4 * (random.nextInt(9) - 4);
        more.add(
            new Arrivals.Arrival(
                arrival.person(),
                new Fact(at, fact.id(), fact.kind(), fact.amount() + 1, "", fact.exposure())));
      }
    }
    return more;
  }

  /** What the bounded gear makes of whole stories. */
  private record Batch(List<Reward> rewards, List<Pending<OpenExposure>> pending) {
    static Batch of(List<Timeline> timelines, long completeUntil) {
      Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
      for (Timeline timeline : timelines) {
        WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(EVERY_CREDIT, timeline);
        room.advanceTo(completeUntil, batch.rewards::add);
        batch.pending.addAll(room.waiting());
      }
      return batch;
    }
  }

  @Provide
  Arbitrary<History> histories() {
    return History.of("p");
  }
}
