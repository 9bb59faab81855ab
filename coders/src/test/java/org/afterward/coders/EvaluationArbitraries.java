package org.afterward.coders;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.afterward.coders.ModelManifest.LeftOut;

/** Judgements of policies with whatever values their fields can have. */
final class EvaluationArbitraries {

  private EvaluationArbitraries() {}

  static Arbitrary<LoggedChoice> loggedChoices() {
    return Combinators.combine(
            AnySample.doubles().list().ofSize(7), AnySample.text(), AnySample.text())
        .as(
            (n, userId, segment) ->
                new LoggedChoice(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), userId, segment)
                    .withBaseline(n.get(5), n.get(6)));
  }

  static Arbitrary<PolicyEvaluation> evaluations() {
    return Combinators.combine(
            AnySample.doubles().list().ofSize(3),
            Arbitraries.integers(),
            AnySample.longs(),
            judged(),
            choices(),
            Arbitraries.maps(AnySample.text(), choices()).ofMaxSize(3))
        .as(
            (n, replicates, seed, judged, overall, segments) ->
                PolicyEvaluation.of(
                        new PolicyEvaluation.Terms(n.get(0), n.get(1), n.get(2), replicates, seed),
                        overall,
                        segments)
                    .about(judged, List.of()));
  }

  private static Arbitrary<PolicyEvaluation.Judged> judged() {
    Arbitrary<LeftOut> leftOut =
        Combinators.combine(AnySample.text(), AnySample.longs()).as(LeftOut::new);
    return Combinators.combine(AnySample.text(), AnySample.text(), leftOut.list().ofMaxSize(3))
        .as(PolicyEvaluation.Judged::new);
  }

  private static Arbitrary<EvaluatedChoices> choices() {
    return Combinators.combine(
            estimates().list().ofMaxSize(3),
            estimates(),
            estimates().list().ofMaxSize(2),
            diagnostics(),
            AnySample.text().list().ofMaxSize(3))
        .as(EvaluatedChoices::new);
  }

  private static Arbitrary<PolicyEstimate> estimates() {
    return Combinators.combine(
            AnySample.text(), AnySample.doubles().list().ofSize(7), improvements(), improvements())
        .as(
            (name, n, overLogged, overBaseline) ->
                new PolicyEstimate(
                    name,
                    n.get(0),
                    n.get(1),
                    n.get(2),
                    n.get(3),
                    n.get(4),
                    n.get(5),
                    n.get(6),
                    overLogged,
                    overBaseline));
  }

  private static Arbitrary<PolicyImprovement> improvements() {
    return AnySample.doubles()
        .list()
        .ofSize(6)
        .map(
            n -> new PolicyImprovement(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5)));
  }

  private static Arbitrary<WeightDiagnostics> diagnostics() {
    return Combinators.combine(
            AnySample.longs().list().ofSize(4),
            AnySample.doubles().list().ofSize(5),
            bins().list().ofMaxSize(3))
        .as(
            (counts, n, bins) ->
                new WeightDiagnostics(
                    counts.get(0),
                    counts.get(1),
                    counts.get(2),
                    n.get(0),
                    n.get(1),
                    n.get(2),
                    n.get(3),
                    counts.get(3),
                    n.get(4),
                    bins));
  }

  private static Arbitrary<PropensityBin> bins() {
    Arbitrary<List<Double>> numbers = AnySample.doubles().list().ofSize(6);
    return Combinators.combine(AnySample.longs(), numbers)
        .as(
            (rows, n) ->
                new PropensityBin(
                    n.get(0), n.get(1), rows, n.get(2), n.get(3), n.get(4), n.get(5)));
  }
}
