package org.afterward.transforms.simulation;

import java.util.Map;
import org.afterward.coders.EventType;
import org.afterward.coders.Prediction;

/** One person's friend requests: predicted by a model, sent, and answered by somebody or nobody. */
final class Requests {

  private static final String MODEL = "friend_accept_predictor";
  private static final long EXPIRY = 3 * Simulation.DAY;

  private final Simulation simulation;
  private final Life life;
  private final Diary diary;
  private final Names names;
  private final Chance chance;

  private int predictionNumber;

  Requests(Simulation simulation, Life life, Diary diary, Names names, Chance chance) {
    this.simulation = simulation;
    this.life = life;
    this.diary = diary;
    this.names = names;
    this.chance = chance;
  }

  void send(Life target, boolean withMessage, long at, String session, String exposure) {
    double acceptance = acceptance(target, withMessage);
    String targetId = names.user(target.user());
    if (chance.happens(simulation.predictedRequests())) {
      predict(targetId, acceptance, at);
    }
    diary.request(at, targetId, withMessage, session, exposure);
    answer(target, targetId, acceptance, at);
  }

  /** The appealing are accepted more and accept less; one rejection seldom comes alone. */
  private double acceptance(Life target, boolean withMessage) {
    double streak = diary.history().rejections() > 0 ? 0.75 : 1;
    double message = withMessage ? 0.1 : 0;
    double fading = life.persona() == Persona.FADING ? 0.5 : 1;
    return streak * fading * (0.25 + 0.6 * life.appeal() - 0.35 * target.appeal() + message);
  }

  private void answer(Life target, String targetId, double acceptance, long at) {
    double slowness = chance.draw();
    long answeredAt =
        at + 5 * Simulation.MINUTE + (long) (slowness * slowness * slowness * 2.8 * Simulation.DAY);
    // Who has gone answers nothing any more.
    if (chance.happens(0.12) || !target.isThereAt(answeredAt)) {
      diary.answered(EventType.FRIEND_EXPIRE, at + EXPIRY, targetId);
    } else {
      EventType answer =
          chance.happens(acceptance) ? EventType.FRIEND_ACCEPT : EventType.FRIEND_REJECT;
      diary.answered(answer, answeredAt, targetId);
    }
  }

  /** A newer version of the model, which errs less, takes over in the middle. */
  private void predict(String targetId, double acceptance, long at) {
    boolean newer = at - simulation.start() >= simulation.end() - at;
    double guess = chance.around(acceptance, newer ? 0.15 : 0.3);
    diary.write(
        new Prediction(
            names.prediction(life.user(), at, predictionNumber++),
            at - 1,
            MODEL,
            newer ? "v2.1" : "v2.0",
            diary.userId(),
            targetId,
            Map.of("time_of_day", Calendar.timeOfDay(at), "day_of_week", Calendar.nameOfDay(at)),
            Math.rint(Math.max(0.01, Math.min(0.99, guess)) * 1000) / 1000,
            Math.rint(chance.around(0.8, 0.15) * 100) / 100,
            20 + chance.below(60)));
  }
}
