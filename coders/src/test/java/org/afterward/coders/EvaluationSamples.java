package org.afterward.coders;

import java.util.List;
import java.util.Map;

/** The samples of judging a policy; what holds for {@link Samples} holds for them. */
final class EvaluationSamples {

  static final LoggedChoice LOGGED_CHOICE =
      new LoggedChoice(31.5, 0.41, 0.25, 28.75, 29.5, "usr_123", "신규");

  static final LoggedChoice EMPTY_LOGGED_CHOICE =
      new LoggedChoice(-1, Double.NaN, 0, Double.NaN, Double.NaN, "", "");

  static final EvaluatedChoices OVERALL =
      new EvaluatedChoices(
          List.of(
              new PolicyEstimate("ipw", 30.5, 1.5, 1.25, 27.56, 33.44, 27.5, 33.25),
              new PolicyEstimate("dm", 29.75, 0.5, 0.375, 28.77, 30.73, 28.75, 30.625)),
          new PolicyEstimate("logged", 28.5, 0.75, 0.625, 27.03, 29.97, 27.125, 30),
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
          new WeightDiagnostics(
              0, 0, 0, 0, Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, List.of()),
          List.of());

  static final PolicyEvaluation EVALUATION =
      PolicyEvaluation.of(
          new PolicyEvaluation.Terms(10, 12.5, 0.95, 200, 42),
          OVERALL,
          Map.of("new", NOTHING, "신규", OVERALL));

  static final PolicyEvaluation EVALUATION_OF_NOTHING =
      PolicyEvaluation.of(new PolicyEvaluation.Terms(1, 2, 0.5, 0, -1), NOTHING, Map.of());

  static final List<Sample<?>> ALL =
      List.of(
          new Sample<>("LoggedChoice", LoggedChoiceCoder.of(), LOGGED_CHOICE),
          new Sample<>("LoggedChoice-empty", LoggedChoiceCoder.of(), EMPTY_LOGGED_CHOICE),
          new Sample<>("PolicyEvaluation", PolicyEvaluationCoder.of(), EVALUATION),
          new Sample<>(
              "PolicyEvaluation-of-nothing", PolicyEvaluationCoder.of(), EVALUATION_OF_NOTHING));

  private EvaluationSamples() {}
}
