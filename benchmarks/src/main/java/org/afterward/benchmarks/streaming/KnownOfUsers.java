package org.afterward.benchmarks.streaming;

import java.util.List;
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

  private static final List<String> MODELS =
      List.of("churn_7d_probability", "churn_30d_probability", "payment_probability");

  private KnownOfUsers() {}

  /** Others answer in kind, and at each login every model says something. */
  static final class AlsoFn extends DoFn<KV<String, Fact>, KV<String, Fact>> {
    @ProcessElement
    public void also(@Element KV<String, Fact> keyed, OutputReceiver<KV<String, Fact>> output) {
      output.output(keyed);
      Fact fact = keyed.getValue();
      FactKind returned = RETURNED.get(fact.kind());
      if (returned != null) {
        output.output(keyed(keyed, "r", returned, 0, "", ""));
      } else if (fact.kind() == FactKind.LOGGED_IN) {
        for (String model : MODELS) {
          output.output(
              keyed(
                  keyed, model, FactKind.PREDICTED, Double.doubleToLongBits(0.37), model, "v2.1"));
        }
      }
    }

    private static KV<String, Fact> keyed(
        KV<String, Fact> of,
        String mark,
        FactKind kind,
        long amount,
        String model,
        String version) {
      Fact fact = of.getValue();
      return KV.of(
          of.getKey(), new Fact(fact.at(), fact.id() + mark, kind, amount, model, version));
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
