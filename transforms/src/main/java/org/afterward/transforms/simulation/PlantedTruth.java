package org.afterward.transforms.simulation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ProfileMix;

/**
 * What each strategy truly does: the answer that a learner has to find in the simulated traffic.
 *
 * <p>The effects are additive: a story is lived as it would be without any recommender, and what
 * its exposures cause comes on top.
 */
public final class PlantedTruth implements Serializable {

  private static final long serialVersionUID = 1;
  private static final JsonFactory JSON = new JsonFactory();

  private final PlantedStrategy[] strategies;

  private PlantedTruth(PlantedStrategy[] strategies) {
    this.strategies = strategies;
  }

  /** Strategies with distinct ids, at least one. */
  public static PlantedTruth of(PlantedStrategy... strategies) {
    if (strategies.length == 0) {
      throw new IllegalArgumentException("At least one strategy is wanted");
    }
    if (Stream.of(strategies).mapToInt(PlantedStrategy::id).distinct().count()
        < strategies.length) {
      throw new IllegalArgumentException("Two strategies have the same id");
    }
    return new PlantedTruth(strategies.clone());
  }

  /**
   * Five strategies, each the best for somebody: the first for the hardly engaged, the second for
   * the engaged, the third for newcomers, the fourth for spenders, the fifth for those about to
   * leave.
   */
  public static PlantedTruth standard() {
    return of(
        PlantedStrategy.of(
            1,
            "Conservative",
            new ProfileMix(0.2, 0.7, 0.1),
            LinearEffect.constant(1.8).plus(-0.5, Layout1.ENGAGEMENT),
            LinearEffect.constant(0.10)),
        PlantedStrategy.of(
            2,
            "Balanced",
            new ProfileMix(0.3, 0.5, 0.2),
            LinearEffect.constant(1.0).plus(1.0, Layout1.ENGAGEMENT),
            LinearEffect.constant(0.12).plus(0.06, Layout1.IS_EVENING)),
        PlantedStrategy.of(
            3,
            "Exploring",
            new ProfileMix(0.2, 0.3, 0.5),
            LinearEffect.constant(0.4).plus(1.6, Layout1.IS_NEW_USER).plus(0.4, Layout1.IS_EVENING),
            LinearEffect.constant(0.05).plus(0.30, Layout1.IS_NEW_USER)),
        PlantedStrategy.of(
            4,
            "Premium",
            new ProfileMix(0.8, 0.2, 0.0),
            LinearEffect.constant(0.3).plus(3.0, Layout1.SPENDING).plus(-0.3, Layout1.IS_NEW_USER),
            LinearEffect.constant(0.03).plus(0.05, Layout1.SPENDING)),
        PlantedStrategy.of(
            5,
            "Comeback",
            new ProfileMix(0.5, 0.4, 0.1),
            LinearEffect.constant(0.3).plus(1.8, Layout1.CHURN_7D),
            LinearEffect.constant(0.05).plus(0.35, Layout1.CHURN_7D)));
  }

  public List<PlantedStrategy> strategies() {
    return List.of(strategies);
  }

  /** The strategy of that id. */
  public PlantedStrategy strategy(int strategyId) {
    for (PlantedStrategy strategy : strategies) {
      if (strategy.id() == strategyId) {
        return strategy;
      }
    }
    throw new IllegalArgumentException("There is no strategy " + strategyId);
  }

  /** What one exposure of that strategy causes on average, in that context of layout 1. */
  public Effect expectedEffect(int strategyId, ContextVector context) {
    PlantedStrategy strategy = strategy(strategyId);
    return new Effect(strategy.spend().in(context), strategy.matches().in(context));
  }

  /** The strategy with the greatest {@link Effect#value()} in that context. */
  public PlantedStrategy bestIn(ContextVector context) {
    PlantedStrategy best = strategies[0];
    for (PlantedStrategy strategy : strategies) {
      if (expectedEffect(strategy.id(), context).value()
          > expectedEffect(best.id(), context).value()) {
        best = strategy;
      }
    }
    return best;
  }

  /**
   * The truth as JSON: per strategy the intercepts, and the coefficients that are not 0 by
   * position.
   */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("layout", ContextVector.LAYOUT_1);
      json.writeArrayFieldStart("strategies");
      for (PlantedStrategy strategy : strategies) {
        json.writeStartObject();
        json.writeNumberField("strategy_id", strategy.id());
        json.writeStringField("strategy_name", strategy.name());
        write(json, "spend", strategy.spend());
        write(json, "matches", strategy.matches());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, String name, LinearEffect effect)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("intercept", effect.intercept());
    json.writeObjectFieldStart("coefficients");
    for (int position = 0; position < Layout1.LENGTH; position++) {
      if (effect.coefficient(position) != 0) {
        json.writeNumberField(Integer.toString(position), effect.coefficient(position));
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
