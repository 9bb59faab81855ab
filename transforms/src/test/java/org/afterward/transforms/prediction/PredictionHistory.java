package org.afterward.transforms.prediction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.afterward.coders.EventType;
import org.afterward.coders.Prediction;
import org.afterward.coders.UserEvent;

/**
 * What was predicted of three people and what they then did, over six days: on a grid of six hours
 * give or take a millisecond, so that the edges of windows are hit often. Probabilities are whole
 * percents, so that the edges of the tolerance are hit too; some are missing.
 */
record PredictionHistory(List<Prediction> predictions, List<UserEvent> events) {

  static final long START = 1_705_276_800_000L; // 2024-01-15T00:00:00Z
  private static final long STEP = 6 * 60 * 60 * 1000L;
  private static final int STEPS = 24;
  private static final int PEOPLE = 3;

  private static final List<EventType> TYPES =
      List.of(
          EventType.FRIEND_ACCEPT,
          EventType.FRIEND_REJECT,
          EventType.FRIEND_EXPIRE,
          EventType.FRIEND_REQUEST,
          EventType.MATCH,
          EventType.MESSAGE);

  /** Histories of people whose names begin so. */
  static Arbitrary<PredictionHistory> of(String people) {
    return Arbitraries.longs().map(seed -> random(people, new Random(seed)));
  }

  static PredictionHistory random(String people, Random random) {
    List<Prediction> predictions = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      int from = random.nextInt(PEOPLE);
      predictions.add(
          new Prediction(
              people + "p" + i * 7919 % 1000,
              time(random),
              "model" + random.nextInt(2),
              "v" + random.nextInt(2),
              people + from,
              people + another(from, random),
              Map.of(),
              random.nextInt(10) == 0 ? Double.NaN : percent(random) / 100.0,
              random.nextInt(10) == 0 ? Double.NaN : 0.5,
              random.nextInt(100)));
    }
    List<UserEvent> events = new ArrayList<>();
    for (int i = random.nextInt(16); i > 0; i--) {
      int actor = random.nextInt(PEOPLE);
      events.add(
          new UserEvent(
              TYPES.get(random.nextInt(TYPES.size())),
              // Distinct, and in another order than they come in.
              people + "e" + i * 7919 % 10_007,
              time(random),
              people + actor,
              people + another(actor, random),
              "",
              "",
              false,
              null,
              0,
              Double.NaN));
    }
    return new PredictionHistory(predictions, events);
  }

  /** The same history with some of it delivered again, in another order. */
  PredictionHistory shuffled(long seed) {
    Random random = new Random(seed);
    List<Prediction> predicted = new ArrayList<>(predictions);
    List<UserEvent> happened = new ArrayList<>(events);
    predictions.stream().filter(p -> random.nextInt(3) == 0).forEach(predicted::add);
    events.stream().filter(e -> random.nextInt(3) == 0).forEach(happened::add);
    Collections.shuffle(predicted, random);
    Collections.shuffle(happened, random);
    return new PredictionHistory(predicted, happened);
  }

  private static int another(int person, Random random) {
    return (person + 1 + random.nextInt(PEOPLE - 1)) % PEOPLE;
  }

  private static int percent(Random random) {
    int[] edges = {20, 80};
    return random.nextInt(4) == 0 ? edges[random.nextInt(2)] : random.nextInt(101);
  }

  private static long time(Random random) {
    return START + random.nextInt(STEPS) * STEP + random.nextInt(3) - 1;
  }
}
