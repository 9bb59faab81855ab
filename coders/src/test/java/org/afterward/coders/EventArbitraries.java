package org.afterward.coders;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Events of every kind, with fields that are there and fields that are absent. */
final class EventArbitraries {

  private EventArbitraries() {}

  /** Text that UTF-8 can say, often empty, of any script. */
  static Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.just(""),
        Arbitraries.strings().alpha().numeric().ofMaxLength(12),
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
            .list()
            .ofMaxSize(6)
            .map(points -> points.stream().map(Character::toString).collect(Collectors.joining())));
  }

  /** Any Java string at all, with halves of characters too. */
  static Arbitrary<String> strings() {
    return Arbitraries.oneOf(
        texts(),
        Arbitraries.of("\ud800", "a\udc00", "\udbff\udfff", "\udfff\ud800x", "\u0000", "\u2028"),
        Arbitraries.strings().ofMaxLength(8));
  }

  static Arbitrary<Long> times() {
    return Arbitraries.oneOf(
        Arbitraries.just(Event.NO_TIME),
        Arbitraries.longs().between(1_600_000_000_000L, 1_800_000_000_000L),
        Arbitraries.longs().between(-62_167_219_200_000L, 253_402_300_799_999L));
  }

  static Arbitrary<Double> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.of(Double.NaN, 0.0, -0.0, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e15, 0.1),
        Arbitraries.doubles().between(0, 1),
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite));
  }

  static Arbitrary<UserEvent> userEvents() {
    Arbitrary<EventType> types =
        Arbitraries.of(Arrays.stream(EventType.values()).filter(EventType::isUserEvent).toList());
    Arbitrary<List<String>> ids = texts().list().ofSize(5);
    return Combinators.combine(
            types,
            times(),
            ids,
            Arbitraries.of(true, false),
            Arbitraries.of(SpendType.class).injectNull(0.5),
            Arbitraries.longs(),
            numbers())
        .as(
            (type, at, id, withMessage, spendType, amount, minutes) ->
                new UserEvent(
                    type,
                    id.get(0),
                    at,
                    id.get(1),
                    id.get(2),
                    id.get(3),
                    id.get(4),
                    withMessage,
                    spendType,
                    amount,
                    minutes));
  }

  static Arbitrary<Exposure> exposures() {
    Arbitrary<ProfileMix> mixes =
        Combinators.combine(numbers(), numbers(), numbers()).as(ProfileMix::new);
    Arbitrary<ShownProfile> profiles =
        Combinators.combine(
                texts(), Arbitraries.integers(), texts(), numbers(), numbers(), numbers())
            .as(ShownProfile::new);
    Arbitrary<ContextVector> contexts =
        Combinators.combine(
                Arbitraries.of(ContextVector.LAYOUT_1, "ours", "사용자"),
                numbers().list().ofMaxSize(100))
            .as(
                (layout, values) ->
                    ContextVector.of(
                        layout, values.stream().mapToDouble(Double::doubleValue).toArray()));
    return Combinators.combine(
            times(),
            texts().list().ofSize(5),
            Arbitraries.integers(),
            mixes.list().ofSize(2),
            contexts,
            Arbitraries.maps(texts(), numbers().filter(n -> !n.isNaN())).ofMaxSize(4),
            profiles.list().ofMaxSize(4))
        .as(
            (at, texts, strategyId, mix, context, fields, shown) ->
                new Exposure(
                    texts.get(0),
                    at,
                    texts.get(1),
                    texts.get(2),
                    strategyId,
                    texts.get(3),
                    mix.get(0),
                    mix.get(1).highTierRatio(),
                    mix.get(1).mediumTierRatio(),
                    context,
                    fields,
                    shown,
                    texts.get(4)));
  }

  static Arbitrary<Prediction> predictions() {
    return Combinators.combine(
            times(),
            texts().list().ofSize(5),
            Arbitraries.maps(texts(), texts()).ofMaxSize(4),
            numbers(),
            numbers(),
            numbers(),
            Arbitraries.of(true, false))
        .as(
            (at, texts, context, probability, confidence, inference, either) -> {
              // Without its probability, nobody could tell one of one person from another.
              boolean alone = either && !Double.isNaN(probability);
              return new Prediction(
                  texts.get(0),
                  at,
                  texts.get(1),
                  texts.get(2),
                  texts.get(3),
                  alone ? "" : texts.get(4),
                  context,
                  probability,
                  confidence,
                  inference,
                  alone);
            });
  }
}
