package org.afterward.coders;

import java.util.List;

/** The JSON form of a ranking: one line, amounts as exact decimals in whole units. */
public final class CreditRankingJson {

  private CreditRankingJson() {}

  public static String write(CreditRanking ranking) {
    JsonLine out =
        new JsonLine()
            .beginObject()
            .field("policy", ranking.policy())
            .field("attribution", ranking.attribution().wireName())
            .field("compared_with", ranking.comparedWith().wireName())
            .field("winner_differs", ranking.winnerDiffers())
            .beginArray("ranking");
    for (StrategyWorth worth : ranking.ranking()) {
      out.beginObject()
          .field("strategy_id", worth.strategyId())
          .field("rewards", worth.rewards())
          .microsField("total_reward", worth.totalMicros())
          .field("mean_reward", worth.mean())
          .endObject();
    }
    return out.endArray().endObject().toString();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is not whole, with the field that is missing or wrong
   */
  public static CreditRanking read(String line) {
    JsonObject in = JsonObject.parse(line);
    String policy = in.text("policy");
    CreditPolicy attribution = credit(in, "attribution");
    List<StrategyWorth> ranking =
        in.objects("ranking").stream()
            .map(
                worth ->
                    new StrategyWorth(
                        policy,
                        attribution,
                        worth.wholeInt("strategy_id"),
                        worth.wholeLong("rewards"),
                        worth.micros("total_reward")))
            .toList();
    return new CreditRanking(
        policy, attribution, ranking, credit(in, "compared_with"), in.truth("winner_differs"));
  }

  private static CreditPolicy credit(JsonObject in, String field) {
    return in.parsed(field, "a credit policy", CreditPolicy::named);
  }
}
