package org.afterward.pipelines.files;

import java.util.List;
import org.afterward.coders.ContextVector;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.RewardStatus;
import org.afterward.coders.TrainingRow;
import org.apache.parquet.schema.MessageType;

/** The columns of a file of training rows that a regression needs; no others are read. */
final class TrainingColumns {

  private static final String REVISION = "revision";
  private static final List<String> NEEDED =
      List.of(
          "timestamp",
          "strategy_id",
          "context_layout",
          "total_reward_micros",
          "attribution",
          "policy",
          "status",
          REVISION);

  private final ColumnPlan plan;
  private final TimeColumn timestamp;
  private final WholeColumn strategyId;
  private final TextColumn layout;
  private final NumberColumn context;
  private final WholeColumn reward;
  private final NamedColumn<CreditPolicy> attribution;
  private final TextColumn policy;
  private final NamedColumn<RewardStatus> status;
  private final WholeColumn revision;
  private final TextColumn exposureId;
  private final TextColumn userId;
  private final NumberColumn propensity;

  /**
   * Finds them.
   *
   * @param withUsers whether it is asked for users, and how likely their strategies were chosen
   * @param withExposures whether it is asked for exposures, which costs as much as all the rest
   */
  TrainingColumns(MessageType schema, boolean withUsers, boolean withExposures) {
    plan = new ColumnPlan(schema);
    for (String needed : NEEDED) {
      if (!plan.has(needed)) {
        throw new WrongColumnException(
            "its column "
                + needed
                + " is missing: it has no training rows, as `rewards --training`"
                + " writes them");
      }
    }
    timestamp = plan.time("timestamp");
    strategyId = plan.wholeInt("strategy_id");
    layout = plan.text("context_layout");
    context = plan.number("context_vector[]");
    reward = plan.wholeLong("total_reward_micros");
    attribution = plan.named("attribution", CreditPolicy::named, CreditPolicy::wireName);
    policy = plan.text("policy");
    status = plan.named("status", RewardStatus::named, RewardStatus::name);
    revision = plan.wholeInt(REVISION);
    exposureId = withExposures ? plan.text("exposure_id") : TextColumn.of(null);
    userId = withUsers ? plan.text("user_id") : TextColumn.of(null);
    propensity = withUsers ? plan.number("propensity") : NumberColumn.of(null);
  }

  ColumnPlan plan() {
    return plan;
  }

  TrainingRow at(int row) {
    CreditPolicy credit = attribution.at(row);
    RewardStatus is = status.at(row);
    if (credit == null || is == null) {
      throw new WrongColumnException("a row does not say whose credit it is, or how final");
    }
    return new TrainingRow(
        strategyId.intAt(row),
        exposureId.at(row),
        userId.at(row),
        timestamp.at(row),
        propensity.at(row),
        ContextVector.of(layout.at(row), context.slice(row)),
        reward.at(row),
        is == RewardStatus.PARTIAL ? Math.min(-1, revision.intAt(row)) : revision.intAt(row),
        policy.at(row),
        credit);
  }
}
