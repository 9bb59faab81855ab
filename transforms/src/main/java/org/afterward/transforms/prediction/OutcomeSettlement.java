package org.afterward.transforms.prediction;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.Answer;
import org.afterward.coders.Decision;
import org.afterward.coders.Event;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenPrediction;
import org.afterward.coders.PredictionOutcome;
import org.afterward.coders.Timeline;
import org.afterward.transforms.waiting.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * What came of a prediction, by an {@link OutcomePolicy}: how the request of {@code from} to {@code
 * to} was answered in the days after it.
 *
 * <p>The first end of a request within the horizon decides, in the order of (time, event id). An
 * expiry is such an end: it gives EXPIRED with its time, and an acceptance after it is of another
 * request. Where nothing came at all, it is EXPIRED too, without a time. All predictions about the
 * same two people, in the same direction, see the same ends, and others see none of them.
 */
public final class OutcomeSettlement implements Settlement<OpenPrediction, PredictionOutcome> {

  private final OutcomePolicy policy;

  private OutcomeSettlement(OutcomePolicy policy) {
    this.policy = policy;
  }

  public static OutcomeSettlement under(OutcomePolicy policy) {
    return new OutcomeSettlement(policy);
  }

  /** Whether this settlement ever looks at the fact: at the end of a request, and nothing else. */
  public static boolean looksAt(Fact fact) {
    return answerOf(fact.kind()) != null;
  }

  @Override
  public Class<?> countedAs() {
    return AwaitPredictionOutcomes.class;
  }

  @Override
  public Class<OpenPrediction> decisionType() {
    return OpenPrediction.class;
  }

  @Override
  public Class<PredictionOutcome> outcomeType() {
    return PredictionOutcome.class;
  }

  @Override
  public long horizonMs() {
    return policy.horizonMs();
  }

  /** Who asks: the answer to a request is an outcome on the timeline of who had asked. */
  @Override
  public String personOf(OpenPrediction prediction) {
    return prediction.fromUserId();
  }

  @Override
  public Decision remember(OpenPrediction prediction) {
    return new Decision(
        prediction.madeAt(), prediction.predictionId(), PredictionBrief.of(prediction));
  }

  @Override
  public OpenPrediction recall(String person, Decision remembered) {
    return PredictionBrief.recall(person, remembered);
  }

  /** Who answered is all that counts beside the time; of what is no answer, not even that. */
  @Override
  public Fact trim(Fact fact) {
    return new Fact(
        fact.at(), fact.id(), fact.kind(), 0, looksAt(fact) ? fact.counterpart() : "", "");
  }

  /**
   * Goes once over the timeline, back in time: the ending that was met last with a person is then
   * the first one after now.
   */
  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<PredictionOutcome> outcomes) {
    Deque<PredictionOutcome> inOrder = new ArrayDeque<>(due.size());
    Map<String, Ending> firstEndings = new HashMap<>();
    int fact = timeline.size() - 1;
    for (int i = due.size() - 1; i >= 0; i--) {
      Decision decision = due.get(i);
      for (; fact >= 0 && timeline.at(fact) >= decision.at(); fact--) {
        Answer answer = answerOf(timeline.kind(fact));
        if (answer != null) {
          firstEndings.put(timeline.counterpart(fact), new Ending(answer, timeline.at(fact)));
        }
      }
      OpenPrediction prediction = recall(timeline.person(), decision);
      inOrder.push(
          outcome(prediction, firstEndings.getOrDefault(prediction.toUserId(), Ending.NONE)));
    }
    inOrder.forEach(outcomes);
  }

  private PredictionOutcome outcome(OpenPrediction prediction, Ending first) {
    long end = prediction.madeAt() + policy.horizonMs();
    Ending ending = first.at < end ? first : Ending.NONE;
    return new PredictionOutcome(
        prediction,
        policy.horizonMs(),
        ending.answer,
        ending.at,
        policy.isCorrect(prediction.willAcceptProbability(), ending.answer),
        0,
        "");
  }

  @Override
  public PredictionOutcome revise(
      PredictionOutcome before, PredictionOutcome after, int revision, Fact cause) {
    return after.revised(revision, cause.id());
  }

  private static @Nullable Answer answerOf(FactKind kind) {
    return switch (kind) {
      case REQUEST_ACCEPTED -> Answer.ACCEPTED;
      case REQUEST_REJECTED -> Answer.REJECTED;
      case REQUEST_EXPIRED -> Answer.EXPIRED;
      default -> null;
    };
  }

  /** How a request ended. */
  private record Ending(Answer answer, long at) {
    static final Ending NONE = new Ending(Answer.EXPIRED, Event.NO_TIME);
  }
}
