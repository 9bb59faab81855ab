package org.afterward.coders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of credit as a whole: the ledger's days, and strategies by credit policy. */
class CreditJsonTest {

  private static final LedgerDay DAY =
      new LedgerDay(19_737, "default@h", CreditPolicy.LINEAR, 3, 16_000_000, 12_000_000, 4_000_000);

  @Test
  void a_day_of_the_ledger_is_one_line() {
    String line =
        "{\"date\":\"2024-01-15\",\"policy\":\"default@h\",\"attribution\":\"linear\","
            + "\"values\":3,\"seen\":16,\"credited\":12,\"uncredited\":4,\"ratio\":0.75}";
    assertThat(LedgerDayJson.write(DAY)).isEqualTo(line);
    assertThat(LedgerDayJson.read(line)).isEqualTo(DAY);
  }

  @Test
  void where_nothing_was_seen_there_is_no_ratio() {
    LedgerDay nothing = DAY.minus(DAY);
    assertThat(LedgerDayJson.write(nothing))
        .endsWith("\"values\":0,\"seen\":0,\"credited\":0,\"uncredited\":0,\"ratio\":null}");
    assertThat(LedgerDayJson.read(LedgerDayJson.write(nothing))).isEqualTo(nothing);
  }

  @Test
  void days_of_the_same_policies_add_up_and_others_do_not() {
    assertThat(DAY.plus(DAY).minus(DAY)).isEqualTo(DAY);
    assertThat(DAY.plus(DAY))
        .isEqualTo(
            new LedgerDay(
                19_737, "default@h", CreditPolicy.LINEAR, 6, 32_000_000, 24_000_000, 8_000_000));
    LedgerDay other = new LedgerDay(19_737, "default@h", CreditPolicy.LAST, 0, 0, 0, 0);
    assertThatThrownBy(() -> DAY.plus(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("They do not add up: LedgerDay[");
  }

  @Test
  void a_ranking_is_one_line_with_exact_totals() {
    CreditRanking ranking =
        new CreditRanking(
            "default@h",
            CreditPolicy.LAST,
            List.of(
                new StrategyWorth("default@h", CreditPolicy.LAST, 4, 2, 63_000_001),
                new StrategyWorth("default@h", CreditPolicy.LAST, 1, 1, -20_000_000)),
            CreditPolicy.FULL,
            true);
    String line =
        "{\"policy\":\"default@h\",\"attribution\":\"last\",\"compared_with\":\"full\","
            + "\"winner_differs\":true,\"ranking\":["
            + "{\"strategy_id\":4,\"rewards\":2,\"total_reward\":63.000001,"
            + "\"mean_reward\":31.5000005},"
            + "{\"strategy_id\":1,\"rewards\":1,\"total_reward\":-20,\"mean_reward\":-20}]}";
    assertThat(CreditRankingJson.write(ranking)).isEqualTo(line);
    assertThat(CreditRankingJson.read(line)).isEqualTo(ranking);
  }

  @Test
  void what_is_damaged_is_named() {
    String line = LedgerDayJson.write(DAY).replace("linear", "sideways");
    assertThatThrownBy(() -> LedgerDayJson.read(line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("attribution: found sideways, wanted a credit policy");
  }
}
