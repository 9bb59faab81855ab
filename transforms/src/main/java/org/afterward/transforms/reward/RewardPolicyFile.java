package org.afterward.transforms.reward;

import java.math.BigDecimal;
import java.util.List;
import org.afterward.coders.SpendTotals;
import org.afterward.transforms.policy.SettingsFile;

/**
 * Reads a {@link RewardPolicy} from JSON or YAML. Every setting may be left out and is then as in
 * the standard policy; one that is not known is an error, since a misspelt setting would otherwise
 * silently be the standard's.
 *
 * <pre>{@code
 * name: patient
 * horizon_days: 14
 * retention: {bonus: 10, last_days: 3}
 * match: {bonus: 5}
 * churn: {penalty: 20, absent_days: 12}
 * frustration: {rejections_per_point: 3, points_at_most: 5, point: 1}
 * plausible: {total_at_least: -50, total_at_most: 400, retention_bonuses: [0, 10, 20]}
 * }</pre>
 *
 * <p>Amounts are in units of the in-app currency and may have up to six decimals; days may have
 * decimals too, down to a millisecond; no number goes beyond a billion. Where {@code
 * retention_bonuses} is left out, the plausible ones are none, the bonus, and twice the bonus.
 */
public final class RewardPolicyFile {

  private static final String PLAUSIBLE_BONUSES = "plausible.retention_bonuses";

  private static final List<String> SETTINGS =
      List.of(
          "name",
          "horizon_days",
          "retention.bonus",
          "retention.last_days",
          "match.bonus",
          "churn.penalty",
          "churn.absent_days",
          "frustration.rejections_per_point",
          "frustration.points_at_most",
          "frustration.point",
          "plausible.total_at_least",
          "plausible.total_at_most",
          PLAUSIBLE_BONUSES);

  private static final BigDecimal MICROS = BigDecimal.valueOf(SpendTotals.MICROS);
  private static final String TOO_FINE = "more than six decimals";

  private RewardPolicyFile() {}

  /**
   * The policy that a file describes.
   *
   * @param fileName says by its ending whether it is YAML ({@code .yaml}, {@code .yml}) or JSON
   *     (all else)
   * @throws IllegalArgumentException in one line, naming the setting, its value, and what would be
   *     right
   */
  public static RewardPolicy read(String fileName, byte[] content) {
    return SettingsFile.read(
        fileName, content, "reward policy", SETTINGS, RewardPolicyFile::policy);
  }

  private static RewardPolicy policy(SettingsFile settings) {
    RewardPolicy standard = RewardPolicy.standard();
    long bonus = micros(settings, "retention.bonus", standard.retention().bonusMicros());
    return new RewardPolicy(
        settings.text("name", standard.name()),
        settings.daysInMs("horizon_days", standard.horizonMs()),
        new RewardPolicy.Retention(
            bonus, settings.daysInMs("retention.last_days", standard.retention().lastMs())),
        micros(settings, "match.bonus", standard.matchMicros()),
        new RewardPolicy.Churn(
            micros(settings, "churn.penalty", standard.churn().penaltyMicros()),
            settings.daysInMs("churn.absent_days", standard.churn().absentMs())),
        new RewardPolicy.Frustration(
            settings.count(
                "frustration.rejections_per_point", standard.frustration().rejectionsPerPoint()),
            settings.count("frustration.points_at_most", standard.frustration().pointsAtMost()),
            micros(settings, "frustration.point", standard.frustration().pointMicros())),
        new RewardPolicy.Plausible(
            micros(settings, "plausible.total_at_least", standard.plausible().fromMicros()),
            micros(settings, "plausible.total_at_most", standard.plausible().toMicros()),
            plausibleBonuses(settings, bonus)));
  }

  private static List<Long> plausibleBonuses(SettingsFile settings, long bonus) {
    List<Long> bonuses = settings.unitsOfAll(PLAUSIBLE_BONUSES, MICROS, TOO_FINE);
    return bonuses == null ? List.of(0L, bonus, 2 * bonus) : bonuses;
  }

  private static long micros(SettingsFile settings, String setting, long standard) {
    return settings.units(setting, MICROS, TOO_FINE, standard);
  }
}
