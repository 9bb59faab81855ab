package org.afterward.transforms.context;

import java.util.List;
import org.afterward.transforms.policy.SettingsFile;

/**
 * Reads a {@link BoxPolicy} from JSON or YAML. Every setting may be left out and is then as in the
 * standard policy, which this one is; one that is not known is an error.
 *
 * <pre>{@code
 * name: default
 * attractiveness: {like_weight: 0.7, super_like_weight: 1, when_unevaluated: 0}
 * engagement: {login_weight: 0.4, evaluation_weight: 0.4, profile_weight: 0.2}
 * revenue_trigger:
 *   spend_days_weight: 0.4
 *   rejections_weight: 0.3
 *   full_rejections: 5
 *   balance_weight: 0.3
 *   full_balance: 100
 * spending: {total_weight: 0.6, full_total: 200, recent_weight: 0.4, full_recent: 10}
 * population: {at_least: 50, active_within_days: 30}
 * profile_completeness: {when_unknown: 0}
 * silence_days: 90
 * }</pre>
 */
public final class BoxPolicyFile {

  private static final List<String> SETTINGS =
      List.of(
          "name",
          "attractiveness.like_weight",
          "attractiveness.super_like_weight",
          "attractiveness.when_unevaluated",
          "engagement.login_weight",
          "engagement.evaluation_weight",
          "engagement.profile_weight",
          "revenue_trigger.spend_days_weight",
          "revenue_trigger.rejections_weight",
          "revenue_trigger.full_rejections",
          "revenue_trigger.balance_weight",
          "revenue_trigger.full_balance",
          "spending.total_weight",
          "spending.full_total",
          "spending.recent_weight",
          "spending.full_recent",
          "population.at_least",
          "population.active_within_days",
          "profile_completeness.when_unknown",
          "silence_days");

  private BoxPolicyFile() {}

  /**
   * The policy that a file describes.
   *
   * @param fileName says by its ending whether it is YAML ({@code .yaml}, {@code .yml}) or JSON
   *     (all else)
   * @throws IllegalArgumentException in one line, naming the setting, its value, and what would be
   *     right
   */
  public static BoxPolicy read(String fileName, byte[] content) {
    return SettingsFile.read(fileName, content, "box policy", SETTINGS, BoxPolicyFile::policy);
  }

  private static BoxPolicy policy(SettingsFile settings) {
    BoxPolicy standard = BoxPolicy.standard();
    return new BoxPolicy(
        settings.text("name", standard.name()),
        attractiveness(settings, standard.attractiveness()),
        engagement(settings, standard.engagement()),
        revenueTrigger(settings, standard.revenueTrigger()),
        spending(settings, standard.spending()),
        new BoxPolicy.Population(
            settings.count("population.at_least", standard.population().atLeast()),
            settings.daysInMs(
                "population.active_within_days", standard.population().activeWithinMs())),
        settings.daysInMs("silence_days", standard.silenceMs()),
        settings.number("profile_completeness.when_unknown", standard.completenessWhenUnknown()));
  }

  private static BoxPolicy.Attractiveness attractiveness(
      SettingsFile settings, BoxPolicy.Attractiveness standard) {
    return new BoxPolicy.Attractiveness(
        settings.number("attractiveness.like_weight", standard.likeWeight()),
        settings.number("attractiveness.super_like_weight", standard.superLikeWeight()),
        settings.number("attractiveness.when_unevaluated", standard.whenUnevaluated()));
  }

  private static BoxPolicy.Engagement engagement(
      SettingsFile settings, BoxPolicy.Engagement standard) {
    return new BoxPolicy.Engagement(
        settings.number("engagement.login_weight", standard.loginWeight()),
        settings.number("engagement.evaluation_weight", standard.evaluationWeight()),
        settings.number("engagement.profile_weight", standard.profileWeight()));
  }

  private static BoxPolicy.RevenueTrigger revenueTrigger(
      SettingsFile settings, BoxPolicy.RevenueTrigger standard) {
    return new BoxPolicy.RevenueTrigger(
        settings.number("revenue_trigger.spend_days_weight", standard.spendDaysWeight()),
        settings.number("revenue_trigger.rejections_weight", standard.rejectionsWeight()),
        settings.number("revenue_trigger.full_rejections", standard.fullRejections()),
        settings.number("revenue_trigger.balance_weight", standard.balanceWeight()),
        settings.number("revenue_trigger.full_balance", standard.fullBalance()));
  }

  private static BoxPolicy.Spending spending(SettingsFile settings, BoxPolicy.Spending standard) {
    return new BoxPolicy.Spending(
        settings.number("spending.total_weight", standard.totalWeight()),
        settings.number("spending.full_total", standard.fullTotal()),
        settings.number("spending.recent_weight", standard.recentWeight()),
        settings.number("spending.full_recent", standard.fullRecent()));
  }
}
