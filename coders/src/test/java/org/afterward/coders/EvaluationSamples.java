package org.afterward.coders;

import java.util.List;
import java.util.Map;
import org.afterward.coders.ModelManifest.LeftOut;

/** The samples of judging a policy; what holds for {@link Samples} holds for them. */
final class EvaluationSamples {

  static final LoggedChoice LOGGED_CHOICE =
      new LoggedChoice(31.5, 0.41, 0.25, 28.75, 29.5, "usr_123", "신규");

  static final LoggedChoice COMPARED_CHOICE = LOGGED_CHOICE.withBaseline(0.2, 27.25);

  static final LoggedChoice EMPTY_LOGGED_CHOICE =
      new LoggedChoice(-1, Double.NaN, 0, Double.NaN, Double.NaN, "", "");

  private static final PolicyImprovement OVER_LOGGED =
      new PolicyImprovement(2, 1.25, -0.45, 4.45, -0.375, 4.5);

  private static final PolicyImprovement OVER_BASELINE =
      new PolicyImprovement(3.5, 0.25, 3.01, 3.99, 3, 4);

  static final EvaluatedChoices OVERALL =
      new EvaluatedChoices(
          List.of(
              estimate(
                  "ipw", OVER_LOGGED, OVER_BASELINE, 30.5, 1.5, 1.25, 27.56, 33.44, 27.5, 33.25),
              estimate(
                  "dm",
                  OVER_LOGGED,
                  PolicyImprovement.NONE,
                  29.75,
                  0.5,
                  0.375,
                  28.77,
                  30.73,
                  28.75,
                  30.625)),
          estimate(
              "logged",
              PolicyImprovement.NONE,
              PolicyImprovement.NONE,
              28.5,
              0.75,
              0.625,
              27.03,
              29.97,
              27.125,
              30),
          List.of(
              estimate(
                  "ipw", OVER_LOGGED, PolicyImprovement.NONE, 27, 1, 0.875, 25.04, 28.96, 25, 29)),
          new WeightDiagnostics(
              1000,
              17,
              250,
              412.5,
              0.9875,
              0.0125,
              8.75,
              3,
              0.0625,
              List.of(
                  new PropensityBin(0, 0.1, 400, 0.07, 0.08, 14.5, 1.125),
                  new PropensityBin(0.1, 0.2, 600, 0.16, 0.15, 6.25, 0.875))),
          List.of("17 of 1,017 choices have no propensity, and are left out", "조심"));

  static final EvaluatedChoices NOTHING =
      new EvaluatedChoices(
          List.of(),
          PolicyEstimate.none("logged"),
          List.of(),
          new WeightDiagnostics(
              0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, List.of()),
          List.of());

  static final PolicyEvaluation EVALUATION =
      PolicyEvaluation.of(
              new PolicyEvaluation.Terms(10, 12.5, 0.95, 200, 42),
              OVERALL,
              Map.of("new", NOTHING, "신규", OVERALL))
          .about(
              new PolicyEvaluation.Judged(
                  "thompson",
                  "초기@5f0c",
                  List.of(new LeftOut("old_revision", 3), new LeftOut("other_layout", 1))),
              List.of("12 of 1,000 choices are of the time that the models were learned from"));

  static final PolicyEvaluation EVALUATION_OF_NOTHING =
      PolicyEvaluation.of(new PolicyEvaluation.Terms(1, 2, 0.5, 0, -1), NOTHING, Map.of());

  static final List<Sample<?>> ALL =
      List.of(
          new Sample<>("LoggedChoice", LoggedChoiceCoder.of(), LOGGED_CHOICE),
          new Sample<>("LoggedChoice-empty", LoggedChoiceCoder.of(), EMPTY_LOGGED_CHOICE),
          new Sample<>("LoggedChoice-compared", LoggedChoiceCoder.of(), COMPARED_CHOICE),
          new Sample<>("PolicyEvaluation", PolicyEvaluationCoder.of(), EVALUATION),
          new Sample<>(
              "PolicyEvaluation-of-nothing", PolicyEvaluationCoder.of(), EVALUATION_OF_NOTHING));

  private EvaluationSamples() {}

  private static PolicyEstimate estimate(
      String name, PolicyImprovement overLogged, PolicyImprovement overBaseline, double... n) {
    return new PolicyEstimate(
        name, n[0], n[1], n[2], n[3], n[4], n[5], n[6], overLogged, overBaseline);
  }
}
