package org.afterward.pipelines.files;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Exposure;
import org.afterward.coders.ProfileMix;

/** The columns that only exposures have; those of the strategy may also lie outside of a group. */
final class ExposureColumns {

  /** Those of them without which a file that does not say so has no exposures. */
  static final List<String> TELLING = List.of("strategy_applied.strategy_id", "strategy_id");

  private static final String STRATEGY = "strategy_applied.";
  private static final String MIX = STRATEGY + "profile_distribution.";

  private final SharedColumns shared;
  private final WholeColumn strategyId;
  private final TextColumn strategyName;
  private final NumberColumn highTierRatio;
  private final NumberColumn mediumTierRatio;
  private final NumberColumn explorationRatio;
  private final NumberColumn expectedReward;
  private final NumberColumn propensity;
  private final NumberColumn context;
  private final TextColumn contextLayout;
  private final ObjectColumns<NumberColumn> contextFields;
  private final ShownProfileColumns profiles;
  private final TextColumn tab;

  ExposureColumns(ColumnPlan plan, SharedColumns shared) {
    this.shared = shared;
    strategyId = plan.wholeInt(STRATEGY + "strategy_id", "strategy_id");
    strategyName = plan.text(STRATEGY + "strategy_name", "strategy_name");
    highTierRatio = plan.number(MIX + "high_tier_ratio", "high_tier_ratio");
    mediumTierRatio = plan.number(MIX + "medium_tier_ratio", "medium_tier_ratio");
    explorationRatio = plan.number(MIX + "exploration_ratio", "exploration_ratio");
    expectedReward = plan.number(STRATEGY + "expected_reward", "expected_reward");
    propensity = plan.number(STRATEGY + "propensity", "propensity");
    context = plan.number("user_context_vector[]");
    contextLayout = plan.text("context_layout");
    contextFields = plan.object("context_fields", NumberColumn::orTruths);
    profiles = new ShownProfileColumns(plan);
    tab = plan.text("tab");
  }

  Exposure at(int row) {
    return new Exposure(
        shared.exposureId(row),
        shared.time(row),
        shared.userId(row),
        shared.sessionId(row),
        strategyId.intAt(row),
        strategyName.at(row),
        mix(row),
        expectedReward.at(row),
        propensity.at(row),
        context(row),
        contextFields(row),
        profiles.at(row),
        tab.at(row));
  }

  private ProfileMix mix(int row) {
    return new ProfileMix(highTierRatio.at(row), mediumTierRatio.at(row), explorationRatio.at(row));
  }

  private ContextVector context(int row) {
    String layout = contextLayout.at(row);
    return ContextVector.of(layout.isEmpty() ? ContextVector.LAYOUT_1 : layout, context.slice(row));
  }

  private Map<String, Double> contextFields(int row) {
    Map<String, Double> fields = new HashMap<>();
    contextFields.forEach(
        row,
        (name, values, place) -> {
          double value = values.at(place);
          if (!Double.isNaN(value)) {
            fields.put(name, value);
          }
        });
    return fields;
  }
}
