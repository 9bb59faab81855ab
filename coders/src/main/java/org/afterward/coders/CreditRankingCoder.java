package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link CreditRanking}. */
public final class CreditRankingCoder extends RecordCoder<CreditRanking> {

  private static final long serialVersionUID = 1;

  private static final int WINNER_DIFFERS = 1;

  /** Its version and five numbers. */
  private static final int LEAST_BYTES_OF_A_STRATEGY = 6;

  private static final CreditRankingCoder INSTANCE = new CreditRankingCoder();

  private CreditRankingCoder() {
    super(CreditRanking.class);
  }

  public static CreditRankingCoder of() {
    return INSTANCE;
  }

  @Override
  void write(CreditRanking ranking, WireOutput out) throws CoderException {
    out.writeText("CreditRanking.policy", ranking.policy());
    out.writeCount(ranking.attribution().code());
    out.writeCount(ranking.ranking().size());
    for (StrategyWorth worth : ranking.ranking()) {
      StrategyWorthCoder.of().writeWithin(worth, out);
    }
    out.writeCount(ranking.comparedWith().code());
    out.writeCount(ranking.winnerDiffers() ? WINNER_DIFFERS : 0);
  }

  @Override
  CreditRanking read(WireInput in) throws CoderException {
    String policy = in.readText("CreditRanking.policy");
    CreditPolicy attribution = in.readCode("CreditRanking.attribution", CreditPolicy::ofCode);
    int strategies = in.readCount("CreditRanking.ranking", LEAST_BYTES_OF_A_STRATEGY);
    List<StrategyWorth> ranking = new ArrayList<>(strategies);
    for (int i = 0; i < strategies; i++) {
      ranking.add(StrategyWorthCoder.of().readWithin(in));
    }
    return new CreditRanking(
        policy,
        attribution,
        ranking,
        in.readCode("CreditRanking.comparedWith", CreditPolicy::ofCode),
        in.readFlags("CreditRanking.flags", WINNER_DIFFERS) != 0);
  }
}
