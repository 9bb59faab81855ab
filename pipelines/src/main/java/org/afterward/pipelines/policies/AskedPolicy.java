package org.afterward.pipelines.policies;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.commandline.FileOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.policies.PolicyOptions.Rule;
import org.afterward.pipelines.sources.LayoutOption;
import org.afterward.pipelines.train.ModelFiles;
import org.afterward.transforms.learning.ChoiceRule;
import org.afterward.transforms.learning.EpsilonGreedy;
import org.afterward.transforms.learning.ExpectingPolicy;
import org.afterward.transforms.learning.GreedyChoice;
import org.afterward.transforms.learning.ModelPolicy;
import org.afterward.transforms.learning.RulePolicy;
import org.afterward.transforms.learning.RulePolicyFile;
import org.afterward.transforms.learning.StrategyPolicy;
import org.afterward.transforms.learning.ThompsonSampling;
import org.afterward.transforms.learning.UniformPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The policy that a call asks for, and what it can be compared with.
 *
 * @param layout of the contexts
 * @param models that say what choices are worth; null where there are none
 * @param strategyIds among which uniform chooses
 * @param rule by which models are chosen by
 */
public record AskedPolicy(
    StrategyPolicy policy,
    ContextLayout layout,
    @Nullable StrategyModels models,
    List<Integer> strategyIds,
    ChoiceRule rule) {

  /** What a policy is compared with where nothing else is said: that which made the choices. */
  public static final String LOGGED = "logged";

  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,8}");

  private static final String UNIFORM = "uniform";
  private static final String OF_RULES = "rules:";
  private static final String OF_MODELS = "models:";

  /**
   * A policy that the asked one is compared with.
   *
   * @param models that it chooses by; null where it has none of its own
   */
  public record Baseline(StrategyPolicy policy, @Nullable StrategyModels models) {}

  /**
   * Reads what the options name.
   *
   * @param seed of what is drawn
   * @throws UserMistake naming the option that cannot be right
   */
  public static AskedPolicy of(PolicyOptions options, long seed) {
    ChoiceRule rule = rule(options, seed);
    ContextLayout layout = LayoutOption.one("--layout", options.getLayout());
    String folder = options.getModels();
    StrategyModels models = folder == null ? null : models("--models=", folder);
    String file = options.getRules();
    Rule asked = options.getRule();
    if (file != null && asked != null) {
      throw new UserMistake(
          "--rules=%s says how to choose, and so does --rule=%s; right would be one of them"
              .formatted(file, asked.name().toLowerCase(Locale.ROOT)));
    }
    List<Integer> named = strategyIds(options.getStrategyIds());
    StrategyPolicy policy;
    List<Integer> strategyIds;
    if (file != null) {
      RulePolicy rules = rules("--rules", file, layout).withSeed(seed);
      strategyIds = named.isEmpty() ? rules.strategyIds() : named;
      policy = expecting(rules, models);
    } else if (asked == Rule.UNIFORM && (models == null || !named.isEmpty())) {
      if (named.isEmpty()) {
        throw new UserMistake(
            "--rule=uniform chooses among strategies: right would be --strategyIds=1,2,3, or"
                + " --models=DIR for all that there are models of");
      }
      strategyIds = named;
      policy = expecting(UniformPolicy.among(named, seed), models);
    } else if (models != null) {
      List<Integer> modelled = models.models().stream().map(StrategyModel::strategyId).toList();
      strategyIds = named.isEmpty() ? modelled : named;
      policy = byModels("--models=" + folder, models, rule);
    } else {
      throw new UserMistake(
          "--models or --rules is missing: right would be --models=DIR, as train wrote it, or"
              + " --rules=standard where there is nothing to learn from yet");
    }
    return new AskedPolicy(policy, layout, models, strategyIds, rule);
  }

  /**
   * What the policy is to be compared with; null for {@link #LOGGED}.
   *
   * @throws UserMistake naming what would be right
   */
  public @Nullable Baseline against(String baseline) {
    if (baseline.equals(LOGGED)) {
      return null;
    }
    if (baseline.equals(UNIFORM)) {
      return baseline(UniformPolicy.among(strategyIds, 0), null);
    }
    String option = "--against";
    if (baseline.startsWith(OF_RULES)) {
      return baseline(rules(option, baseline.substring(OF_RULES.length()), layout), null);
    }
    if (baseline.startsWith(OF_MODELS)) {
      StrategyModels others =
          models(option + "=" + OF_MODELS, baseline.substring(OF_MODELS.length()));
      requireLayout(option + "=" + baseline, others);
      return baseline(byModels(option + "=" + baseline, others, rule), others);
    }
    throw new UserMistake(
        option
            + "="
            + baseline
            + " is none; right would be logged, uniform, rules:FILE, rules:standard or models:DIR");
  }

  private Baseline baseline(StrategyPolicy other, @Nullable StrategyModels own) {
    return new Baseline(expecting(other, models), own);
  }

  /**
   * Lets only models pass that are of the layout.
   *
   * @throws UserMistake with both
   */
  public void requireLayout() {
    if (models != null) {
      requireLayout("--models", models);
    }
  }

  private void requireLayout(String option, StrategyModels of) {
    String learned = of.manifest().source().layout();
    if (!learned.equals(layout.reference())) {
      throw new UserMistake(
          "%s are of layout %s, and --layout is %s; right would be the file of the first"
              .formatted(option, learned, layout.reference()));
    }
  }

  private static StrategyPolicy expecting(StrategyPolicy policy, @Nullable StrategyModels models) {
    return models == null ? policy : ExpectingPolicy.of(policy, models);
  }

  private static StrategyPolicy byModels(String option, StrategyModels models, ChoiceRule rule) {
    try {
      return ModelPolicy.of(models.models(), rule);
    } catch (IllegalArgumentException e) {
      throw new UserMistake(option + " cannot be chosen by: " + e.getMessage());
    }
  }

  private static StrategyModels models(String option, String folder) {
    try {
      return ModelFiles.read(folder);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserMistake(option + folder + " cannot be chosen by: " + e.getMessage());
    }
  }

  private static RulePolicy rules(String option, String file, ContextLayout layout) {
    if (!file.equals(LayoutOption.STANDARD)) {
      return FileOption.read(
          option, file, (name, content) -> RulePolicyFile.read(name, content, layout));
    }
    try {
      return RulePolicyFile.standard(layout);
    } catch (IllegalArgumentException e) {
      throw new UserMistake(option + ": " + e.getMessage());
    }
  }

  private static ChoiceRule rule(PolicyOptions options, long seed) {
    double epsilon = options.getEpsilon();
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new UserMistake("--epsilon=" + epsilon + " is no share; right would be 0 to 1");
    }
    Rule rule = options.getRule();
    return switch (rule == null ? Rule.THOMPSON : rule) {
      case THOMPSON -> ThompsonSampling.seeded(seed);
      case GREEDY -> GreedyChoice.create();
      case EPSILON -> EpsilonGreedy.exploring(epsilon, seed);
      case UNIFORM -> EpsilonGreedy.exploring(1, seed);
    };
  }

  private static List<Integer> strategyIds(@Nullable String ids) {
    if (ids == null) {
      return List.of();
    }
    List<String> written = Arrays.stream(ids.split(",", -1)).map(String::strip).toList();
    if (!written.stream().allMatch(ID.asMatchPredicate())) {
      throw new UserMistake("--strategyIds=" + ids + " is none; right would be as in 1,2,3");
    }
    return written.stream().map(Integer::valueOf).toList();
  }
}
