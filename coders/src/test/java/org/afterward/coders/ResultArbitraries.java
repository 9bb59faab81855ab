package org.afterward.coders;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rewards and what else Afterward writes, with the ends of every range. */
final class ResultArbitraries {

  private ResultArbitraries() {}

  static Arbitrary<Long> times() {
    return Arbitraries.longs().between(-62_000_000_000_000L, 253_000_000_000_000L);
  }

  static Arbitrary<OpenExposure> openExposures(Arbitrary<String> texts) {
    return Combinators.combine(texts, texts, times(), Arbitraries.integers()).as(OpenExposure::new);
  }

  static Arbitrary<LateFact> lateFacts(Arbitrary<String> texts) {
    Arbitrary<Fact> facts =
        Combinators.combine(
                times(), texts, Arbitraries.of(FactKind.class), Arbitraries.longs(), texts, texts)
            .as(Fact::new);
    return Combinators.combine(texts, facts, Arbitraries.integers()).as(LateFact::new);
  }

  static Arbitrary<Reward> rewards(Arbitrary<String> texts) {
    Arbitrary<Long> amounts =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-30, 200).map(units -> units * SpendTotals.MICROS),
            Arbitraries.longs().between(-1_000_000_000_000_000L, 1_000_000_000_000_000L));
    Arbitrary<Integer> counts = Arbitraries.integers();
    Arbitrary<SpendTotals> spends =
        Combinators.combine(amounts.list().ofSize(5), counts.list().ofSize(5))
            .as(
                (micros, numbers) ->
                    SpendTotals.of(
                        micros.stream().mapToLong(Long::longValue).toArray(),
                        numbers.stream().mapToInt(Integer::intValue).toArray()));
    Arbitrary<RewardParts> parts =
        Combinators.combine(spends, amounts, amounts, amounts, amounts).as(RewardParts::new);
    Arbitrary<ActionSummary> actions =
        Combinators.combine(counts, counts, counts, counts, counts, counts).as(ActionSummary::new);
    Arbitrary<Long> days =
        Arbitraries.oneOf(
            Arbitraries.just(UserStateChange.NO_LOGIN),
            Arbitraries.longs().between(-700_000, 2_900_000));
    Arbitrary<Boolean> truths = Arbitraries.of(true, false);
    Arbitrary<UserStateChange> states =
        Combinators.combine(truths, truths, days, counts).as(UserStateChange::new);
    Arbitrary<Long> horizons =
        Arbitraries.oneOf(
            Arbitraries.of(604_800_000L, 3_600_000L, 1L),
            Arbitraries.longs().between(0, 100_000_000_000L));
    return Combinators.combine(
            openExposures(texts),
            horizons,
            parts,
            Combinators.combine(times(), truths, counts, amounts).as(RewardEvidence::new),
            actions,
            states,
            texts,
            standings(texts))
        .as(
            (exposure, horizon, part, evidence, action, state, policy, standing) ->
                new Reward(
                    exposure,
                    horizon,
                    part,
                    evidence,
                    action,
                    state,
                    policy,
                    standing.attribution,
                    standing.status,
                    standing.revision,
                    standing.until,
                    standing.delta,
                    standing.causedBy,
                    standing.lineage));
  }

  private record Standing(
      CreditPolicy attribution,
      RewardStatus status,
      int revision,
      long until,
      long delta,
      String causedBy,
      Lineage lineage) {}

  /** Each part once at most, in order. */
  private static Arbitrary<Lineage> lineages(Arbitrary<String> texts) {
    return Combinators.combine(
            Arbitraries.subsetOf(RewardPart.ALL), texts, texts.list().ofMaxSize(3))
        .as(
            (parts, digest, top) ->
                new Lineage(
                    parts.stream()
                        .sorted()
                        .map(part -> new Lineage.Source(part, top.size() + 1, digest, top))
                        .toList()));
  }

  /** Only a correction has a delta and a cause. */
  private static Arbitrary<Standing> standings(Arbitrary<String> texts) {
    Arbitrary<Long> deltas =
        Arbitraries.oneOf(
            Arbitraries.just(Reward.UNKNOWN_DELTA),
            Arbitraries.longs().between(-1_000_000_000_000_000L, 1_000_000_000_000_000L));
    return Combinators.combine(
            Arbitraries.of(CreditPolicy.class),
            Arbitraries.of(RewardStatus.class),
            Arbitraries.integers(),
            times(),
            deltas,
            texts,
            lineages(texts))
        .as(
            (attribution, status, revision, until, delta, cause, lineage) ->
                status == RewardStatus.CORRECTED
                    ? new Standing(attribution, status, revision, until, delta, cause, lineage)
                    : new Standing(attribution, status, revision, until, 0, "", lineage));
  }

  static Arbitrary<ImplausibleReward> implausibleRewards(Arbitrary<String> texts) {
    return Combinators.combine(rewards(texts), texts.list().ofMaxSize(3))
        .as(ImplausibleReward::new);
  }

  static Arbitrary<Pending<OpenExposure>> pendings(Arbitrary<String> texts) {
    return Combinators.combine(openExposures(texts), times(), Arbitraries.of(Pending.Cause.class))
        .as(Pending::new);
  }

  static Arbitrary<OpenPrediction> openPredictions(Arbitrary<String> texts) {
    Arbitrary<Double> numbers = EventArbitraries.numbers();
    return Combinators.combine(times(), texts.list().ofSize(5), numbers, numbers, numbers)
        .as(
            (at, text, probability, confidence, inference) ->
                new OpenPrediction(
                    text.get(0),
                    at,
                    text.get(1),
                    text.get(2),
                    text.get(3),
                    text.get(4),
                    probability,
                    confidence,
                    inference));
  }

  static Arbitrary<PredictionOutcome> predictionOutcomes(Arbitrary<String> texts) {
    return Combinators.combine(
            openPredictions(texts),
            Arbitraries.longs().between(0, 100_000_000_000L),
            Arbitraries.of(Answer.class),
            times().injectNull(0.3).map(at -> at == null ? Event.NO_TIME : at),
            Arbitraries.of(true, false).injectNull(0.3),
            Arbitraries.integers(),
            texts)
        .as(PredictionOutcome::new);
  }

  static Arbitrary<Pending<OpenPrediction>> pendingPredictions(Arbitrary<String> texts) {
    return Combinators.combine(openPredictions(texts), times(), Arbitraries.of(Pending.Cause.class))
        .as(Pending::new);
  }

  static Arbitrary<ContextSnapshot> contextSnapshots(Arbitrary<String> texts) {
    Arbitrary<Double> numbers = EventArbitraries.numbers();
    return Combinators.combine(
            texts.list().ofSize(5),
            times(),
            numbers.list().ofSize(10),
            activities(),
            numbers.filter(Double::isFinite).list().ofMaxSize(30))
        .as(
            (text, at, number, activity, context) ->
                new ContextSnapshot(
                    text.get(0),
                    at,
                    text.get(1),
                    text.get(2),
                    ContextSnapshot.Scores.of(
                        box ->
                            new ContextSnapshot.Score(
                                number.get(2 * box.code() - 2), number.get(2 * box.code() - 1))),
                    activity,
                    new ContextSnapshot.Level2(number.get(8), number.get(9), text.get(3)),
                    text.get(4),
                    at % 2 == 0 ? "" : "2024-01-14",
                    ContextVector.of(
                        "ours", context.stream().mapToDouble(Double::doubleValue).toArray())));
  }

  private static Arbitrary<Activity> activities() {
    Arbitrary<Long> counts = Arbitraries.longs().between(0, 1_000_000_000_000L);
    Arbitrary<Boolean> truths = Arbitraries.of(true, false);
    return Combinators.combine(
            counts.list().ofSize(14),
            EventArbitraries.numbers().list().ofSize(7),
            EventArbitraries.times(),
            truths,
            truths)
        .as(
            (count, number, lastAt, paying, closed) ->
                new Activity(
                    count.get(0),
                    new Activity.Spending(
                        count.get(1), count.get(2), paying, count.get(3), count.get(4)),
                    new Activity.Contacts(
                        number.get(0),
                        number.get(1),
                        number.get(2),
                        number.get(3),
                        number.get(4),
                        count.get(5),
                        count.get(6),
                        count.get(7),
                        count.get(8)),
                    new Activity.Presence(
                        count.get(9), count.get(10), number.get(5), number.get(6), lastAt, closed),
                    new Activity.Received(count.get(11), count.get(12), count.get(13))));
  }

  static Arbitrary<ModelPerformance> modelPerformances(Arbitrary<String> texts) {
    Arbitrary<Double> numbers = EventArbitraries.numbers();
    Arbitrary<Double> known = numbers.map(number -> Double.isNaN(number) ? 0 : number);
    Arbitrary<Long> counts = Arbitraries.longs();
    Arbitrary<ModelPerformance.AtThreshold> atThreshold =
        Combinators.combine(counts.list().ofSize(4), numbers.list().ofSize(5))
            .as(
                (count, number) ->
                    new ModelPerformance.AtThreshold(
                        number.get(0),
                        count.get(0),
                        count.get(1),
                        count.get(2),
                        count.get(3),
                        number.get(1),
                        number.get(2),
                        number.get(3),
                        number.get(4)));
    Arbitrary<ModelPerformance.CalibrationBin> bins =
        Combinators.combine(known, known, counts, numbers, numbers)
            .as(ModelPerformance.CalibrationBin::new);
    Arbitrary<ModelPerformance.Stats> stats =
        Combinators.combine(
                counts,
                atThreshold,
                Combinators.combine(numbers, numbers, numbers, numbers, bins.list().ofMaxSize(3))
                    .as(ModelPerformance.Probabilities::new),
                numbers,
                Combinators.combine(numbers, numbers, numbers)
                    .as(ModelPerformance.InferenceTime::new))
            .as(ModelPerformance.Stats::new);
    return Combinators.combine(
            Arbitraries.longs().between(-100_000, 100_000),
            Arbitraries.integers(),
            texts,
            texts,
            stats,
            Arbitraries.integers())
        .as(ModelPerformance::new);
  }

  static Arbitrary<Rejection> rejections(Arbitrary<String> texts) {
    Arbitrary<List<BrokenRule>> broken =
        Combinators.combine(texts, texts, texts).as(BrokenRule::new).list().ofMaxSize(3);
    Arbitrary<Bytes> bytes =
        Arbitraries.oneOf(
            EventArbitraries.texts().map(Bytes::utf8),
            Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(Bytes::wrap));
    Arbitrary<Long> arrivals = Arbitraries.oneOf(EventArbitraries.times(), Arbitraries.longs());
    return Combinators.combine(
            texts,
            broken,
            Combinators.combine(bytes, texts, Arbitraries.longs(), arrivals).as(RawRecord::new))
        .as(Rejection::new);
  }
}
