package org.afterward.pipelines.files;

import java.util.List;
import org.afterward.coders.ActionSummary;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Event;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Reward;
import org.afterward.coders.RewardEvidence;
import org.afterward.coders.RewardParts;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.Serving;
import org.afterward.coders.SpendTotals;
import org.afterward.coders.SpendType;
import org.afterward.coders.UserStateChange;
import org.apache.parquet.schema.MessageType;

/** The columns that say what an exposure was worth, and to whom it was shown. */
final class RewardWorthColumns implements RecordColumns<Reward> {

  private static final String BREAKDOWN = "revenue_breakdown.";
  private static final double DAY_MS = 86_400_000;
  private static final ActionSummary NO_ACTIONS = new ActionSummary(0, 0, 0, 0, 0, 0);
  private static final RewardEvidence NO_EVIDENCE = new RewardEvidence(0, false, 0, 0);

  private final ColumnPlan plan;
  private final TextColumn exposureId;
  private final TextColumn userId;
  private final TimeColumn windowEnd;
  private final NumberColumn horizonDays;
  private final List<WholeColumn> spent;
  private final WholeColumn retention;
  private final WholeColumn matches;
  private final WholeColumn churnPenalty;
  private final WholeColumn frustration;
  private final TruthColumn churned;
  private final WholeColumn strategyId;
  private final TextColumn policy;
  private final NamedColumn<CreditPolicy> attribution;
  private final NamedColumn<RewardStatus> status;
  private final WholeColumn revision;
  private final TextColumn layout;
  private final NumberColumn context;

  RewardWorthColumns(MessageType schema) {
    plan = new ColumnPlan(schema);
    exposureId = plan.text(needed("exposure_id"));
    userId = plan.text(needed("user_id"));
    windowEnd = plan.time(needed("aggregation_timestamp"));
    horizonDays = plan.number(needed("observation_period_days"));
    spent =
        SpendType.ALL.stream()
            .map(type -> BREAKDOWN + "currency_spent." + type.wireName() + "_micros")
            .map(path -> plan.wholeLong(needed(path)))
            .toList();
    retention = plan.wholeLong(needed(BREAKDOWN + "retention_bonus_micros"));
    matches = plan.wholeLong(needed(BREAKDOWN + "match_bonus_micros"));
    churnPenalty = plan.wholeLong(needed(BREAKDOWN + "churn_penalty_micros"));
    frustration = plan.wholeLong(needed(BREAKDOWN + "frustration_penalty_micros"));
    churned = plan.truth(needed("user_state_change.churned"));
    strategyId = plan.wholeInt(needed("strategy_id"));
    policy = plan.text(needed("policy"));
    attribution = plan.named(needed("attribution"), CreditPolicy::named, CreditPolicy::wireName);
    status = plan.named(needed("status"), RewardStatus::named, RewardStatus::name);
    revision = plan.wholeInt(needed("revision"));
    layout = plan.text("context_layout");
    context = plan.number("user_context_vector[]");
  }

  private String needed(String path) {
    if (!plan.has(path)) {
      throw new WrongColumnException("its column " + path + " is missing: it has no rewards");
    }
    return path;
  }

  @Override
  public ColumnPlan plan() {
    return plan;
  }

  @Override
  public Reward at(int row) {
    CreditPolicy credit = attribution.at(row);
    RewardStatus is = status.at(row);
    String id = exposureId.at(row);
    if (credit == null || is == null || id.isEmpty() || windowEnd.at(row) == Event.NO_TIME) {
      throw new WrongColumnException(
          "a row does not say of which exposure, when, for whose credit, or how final it is");
    }
    long horizonMs = Math.round(horizonDays.at(row) * DAY_MS);
    long[] micros = new long[spent.size()];
    for (int i = 0; i < micros.length; i++) {
      micros[i] = spent.get(i).at(row);
    }
    return new Reward(
        new OpenExposure(
            id, userId.at(row), windowEnd.at(row) - horizonMs, strategyId.intAt(row), serving(row)),
        horizonMs,
        new RewardParts(
            SpendTotals.of(micros, new int[micros.length]),
            retention.at(row),
            matches.at(row),
            churnPenalty.at(row),
            frustration.at(row)),
        NO_EVIDENCE,
        NO_ACTIONS,
        new UserStateChange(churned.at(row), !churned.at(row), UserStateChange.NO_LOGIN, 0),
        policy.at(row),
        credit,
        is,
        revision.intAt(row),
        windowEnd.at(row),
        is == RewardStatus.CORRECTED ? Reward.UNKNOWN_DELTA : 0,
        "");
  }

  private Serving serving(int row) {
    String name = layout.at(row);
    return name.isEmpty()
        ? Serving.UNKNOWN
        : new Serving("", Double.NaN, ContextVector.of(name, context.slice(row)));
  }
}
