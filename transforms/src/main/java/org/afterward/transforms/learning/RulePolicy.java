package org.afterward.transforms.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextVector;
import org.afterward.coders.SeededDraw;
import org.afterward.transforms.policy.PolicyReference;

/**
 * Chooses by rules that people write down: for the days before there is anything to learn from. The
 * first rule that holds of a context says which strategies it gets, and how often each. A part of
 * the choices is of any strategy, each as likely as the other: so that each is tried everywhere,
 * and other policies can be judged by these choices.
 *
 * <pre>{@code
 * RulePolicy policy = RulePolicyFile.read("rules.yaml", content, ContextLayout.standard());
 * StrategyShare choice = policy.withSeed(7).choose("req_1", context);
 * }</pre>
 *
 * <p>Immutable. A choice depends on the seed, the id and the context only.
 *
 * @see RulePolicyFile how it is written down
 */
public final class RulePolicy implements StrategyPolicy {

  private static final long serialVersionUID = 1;

  private final String reference;
  private final ContextLayout layout;
  private final List<StrategyRule> rules;
  private final double explore;
  private final List<Integer> strategyIds;
  private final long seed;

  private RulePolicy(
      String reference,
      ContextLayout layout,
      List<StrategyRule> rules,
      double explore,
      List<Integer> strategyIds,
      long seed) {
    this.reference = reference;
    this.layout = layout;
    this.rules = rules;
    this.explore = explore;
    this.strategyIds = strategyIds;
    this.seed = seed;
  }

  /**
   * Of rules in the order in which they are tried.
   *
   * @param name one line of text without {@code @}
   * @param layout of the contexts
   * @param rules of which the last one, and no other, holds of any context
   * @param explore the share of the choices that are of any strategy, from 0 to 1
   * @param more strategies to explore beside those of the rules
   * @throws IllegalArgumentException naming what cannot be right
   */
  public static RulePolicy of(
      String name,
      ContextLayout layout,
      List<StrategyRule> rules,
      double explore,
      Collection<Integer> more) {
    PolicyReference.checkName(name);
    PolicyReference.check(explore >= 0 && explore <= 1, "explore", "0 to 1", explore);
    TreeSet<Integer> ids = new TreeSet<>(more);
    PolicyReference.check(ids.isEmpty() || ids.first() > 0, "strategies", "numbers from 1", more);
    for (int place = 0; place < rules.size(); place++) {
      StrategyRule rule = rules.get(place);
      if (rule.when().isEmpty() != (place == rules.size() - 1)) {
        throw new IllegalArgumentException("the last rule, and no other, must hold of any context");
      }
      rule.when().forEach(range -> indexOf(range.position(), layout));
      ids.addAll(rule.then().keySet());
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException("there must be a rule");
    }
    String hash = PolicyReference.hash(writing(layout, rules, explore, ids));
    return new RulePolicy(
        name + "@" + hash, layout, List.copyOf(rules), explore, List.copyOf(ids), 0);
  }

  /**
   * Where a position stands.
   *
   * @throws IllegalArgumentException if there is none of that name, with those that there are
   */
  static int indexOf(String position, ContextLayout layout) {
    int index = layout.indexOf(position);
    if (index < 0) {
      throw new IllegalArgumentException(
          "layout %s has no position %s; it has %s"
              .formatted(
                  layout.name(),
                  position,
                  String.join(
                      ", ", layout.positions().stream().map(ContextPosition::name).toList())));
    }
    return index;
  }

  /** The same, which draws otherwise. */
  public RulePolicy withSeed(long number) {
    return new RulePolicy(reference, layout, rules, explore, strategyIds, number);
  }

  /** {@code name@hash}, of everything but the seed. */
  @Override
  public String name() {
    return reference;
  }

  private static String writing(
      ContextLayout layout, List<StrategyRule> rules, double explore, Collection<Integer> ids) {
    StringBuilder text = new StringBuilder();
    text.append(layout.hash()).append('\n').append(explore + 0.0).append(ids).append('\n');
    for (StrategyRule rule : rules) {
      for (PositionRange range : rule.when()) {
        text.append(range.position())
            .append(' ')
            .append(range.atLeast())
            .append(' ')
            .append(range.below())
            .append(';');
      }
      text.append(rule.then()).append('\n');
    }
    return text.toString();
  }

  @Override
  public String layout() {
    return layout.reference();
  }

  /** All that it may choose, in their order. */
  public List<Integer> strategyIds() {
    return strategyIds;
  }

  @Override
  public boolean isOf(ContextVector context) {
    return layout.isOf(context);
  }

  @Override
  public List<StrategyShare> sharesIn(ContextVector context) {
    StrategyRule rule = ruleOf(context);
    List<StrategyShare> shares = new ArrayList<>(strategyIds.size());
    for (int strategyId : strategyIds) {
      double probability = (1 - explore) * rule.share(strategyId) + explore / strategyIds.size();
      shares.add(new StrategyShare(strategyId, probability, Double.NaN));
    }
    return shares;
  }

  private StrategyRule ruleOf(ContextVector context) {
    if (!isOf(context)) {
      throw new IllegalArgumentException(
          "A context of layout "
              + context.layout()
              + " with "
              + context.length()
              + " positions means nothing to rules of "
              + layout());
    }
    return rules.stream().filter(rule -> rule.holds(layout, context)).findFirst().orElseThrow();
  }

  @Override
  public StrategyShare choose(String id, ContextVector context) {
    return drawn(sharesIn(context), SeededDraw.uniform(seed, id, 0));
  }

  /** The one that a number from 0 to 1 falls on, where each has as much room as it is likely. */
  static StrategyShare drawn(List<StrategyShare> shares, double uniform) {
    StrategyShare chosen = shares.get(0);
    double below = 0;
    for (StrategyShare share : shares) {
      if (share.probability() > 0) {
        chosen = share;
        below += share.probability();
        if (uniform < below) {
          return chosen;
        }
      }
    }
    return chosen;
  }
}
