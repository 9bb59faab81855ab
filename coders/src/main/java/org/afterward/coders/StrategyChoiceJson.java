package org.afterward.coders;

/** The JSON form of a chosen strategy: one line, with the fields of an exposure. */
public final class StrategyChoiceJson {

  private StrategyChoiceJson() {}

  public static String write(StrategyChoice choice) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("id", choice.id())
            .beginObject("strategy_applied")
            .field("strategy_id", choice.strategyId())
            .field("expected_reward", choice.expectedReward())
            .field("propensity", choice.propensity())
            .endObject()
            .field("rule", choice.rule())
            .field("context_layout", choice.context().layout())
            .beginArray("user_context_vector");
    for (int i = 0; i < choice.context().length(); i++) {
      out.element(choice.context().get(i));
    }
    return out.endArray().endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static StrategyChoice read(String line) {
    JsonObject in = JsonObject.parse(line);
    JsonObject applied = in.object("strategy_applied");
    return new StrategyChoice(
        in.text("id"),
        ContextVector.of(in.text("context_layout"), in.numbers("user_context_vector")),
        applied.wholeInt("strategy_id"),
        applied.number("propensity"),
        applied.has("expected_reward") ? applied.number("expected_reward") : Double.NaN,
        in.text("rule"));
  }
}
