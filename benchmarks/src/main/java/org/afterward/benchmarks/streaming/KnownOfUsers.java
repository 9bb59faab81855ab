package org.afterward.benchmarks.streaming;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.SimpleFunction;
import org.apache.beam.sdk.values.KV;

/**
 * What snapshots keep and rewards do not look at, so that their state weighs what it would: what
 * others did to a user, what models said, and what was served.
 */
final class KnownOfUsers {

  private static final Map<FactKind, FactKind> RETURNED =
      Map.of(
          FactKind.LIKED, FactKind.RECEIVED_LIKE,
          FactKind.SUPER_LIKED, FactKind.RECEIVED_SUPER_LIKE,
          FactKind.PASSED, FactKind.RECEIVED_PASS,
          FactKind.MESSAGED, FactKind.RECEIVED_MESSAGE);

  private static final List<String> MODELS = List.of("churn_7d", "churn_30d", "payment");

  private KnownOfUsers() {}

  /** Others answer in kind, and at each login every model says something. */
  static final class AlsoFn extends DoFn<KV<String, Fact>, KV<String, Fact>> {

    private static final int PLACES = 1 + MODELS.size();

    @ProcessElement
    public void also(@Element KV<String, Fact> keyed, OutputReceiver<KV<String, Fact>> output) {
      String user = keyed.getKey();
      Fact fact = keyed.getValue();
      output.output(KV.of(user, beside(fact, 0, fact.kind(), fact.amount(), "", "")));
      FactKind returned = RETURNED.get(fact.kind());
      if (returned != null) {
        output.output(KV.of(user, beside(fact, 1, returned, 0, "", "")));
      } else if (fact.kind() == FactKind.LOGGED_IN) {
        for (int i = 0; i < MODELS.size(); i++) {
          long said = Double.doubleToLongBits(0.37);
          output.output(
              KV.of(user, beside(fact, 1 + i, FactKind.PREDICTED, said, MODELS.get(i), "v2.1")));
        }
      }
    }

    /** Numbered anew, so that there is room for what comes beside a fact. */
    private static Fact beside(
        Fact fact, int place, FactKind kind, long amount, String model, String version) {
      String id = fact.id();
      int from = id.indexOf('_') + 1;
      long number = Long.parseLong(id, from, id.length(), 10) * PLACES + place;
      String renumbered = id.substring(0, from) + String.format(Locale.ROOT, "%012d", number);
      return new Fact(fact.at(), renumbered, kind, amount, model, version);
    }
  }

  /**
   * With a vector of layout 1, mostly of counts and of numbers with three digits, and two fields.
   */
  static final class Serve extends SimpleFunction<Exposure, Exposure> {
    @Override
    public Exposure apply(Exposure exposure) {
      ContextLayout layout = ContextLayout.standard();
      double[] values =
          DoubleStream.iterate(1, value -> value + 1)
              .limit(layout.length())
              .map(value -> value % 2 == 0 ? value : value / 1000)
              .toArray();
      return new Exposure(
          exposure.exposureId(),
          exposure.at(),
          exposure.userId(),
          exposure.sessionId(),
          exposure.strategyId(),
          exposure.strategyName(),
          exposure.mix(),
          exposure.expectedReward(),
          exposure.propensity(),
          ContextVector.of(layout.name(), values),
          Map.of("is_male", 1.0, "profile_completeness", 0.833),
          exposure.profilesShown(),
          exposure.tab());
    }
  }
}
