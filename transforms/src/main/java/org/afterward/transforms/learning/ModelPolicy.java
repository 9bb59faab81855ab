package org.afterward.transforms.learning;

import java.io.ObjectStreamException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.ContextVector;
import org.afterward.coders.ScoredStrategy;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModelJson;

/** Chooses among the strategies that there are models of, by a rule. */
public final class ModelPolicy implements StrategyPolicy {

  private static final long serialVersionUID = 1;

  private final transient List<StrategyModel> models;
  private final ChoiceRule rule;

  private ModelPolicy(List<StrategyModel> models, ChoiceRule rule) {
    this.models = models;
    this.rule = rule;
  }

  /**
   * Of the models of one training.
   *
   * @throws IllegalArgumentException if there is none, or they are of several trainings
   */
  public static ModelPolicy of(List<StrategyModel> models, ChoiceRule rule) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("There is no strategy to choose: no model was learned");
    }
    if (models.stream().map(StrategyModel::source).distinct().count() > 1) {
      throw new IllegalArgumentException("The models were not learned together");
    }
    return new ModelPolicy(
        models.stream().sorted(Comparator.comparingInt(StrategyModel::strategyId)).toList(), rule);
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public String layout() {
    return models.get(0).source().layout();
  }

  @Override
  public boolean isOf(ContextVector context) {
    return models.get(0).source().isOf(context);
  }

  @Override
  public List<StrategyShare> sharesIn(ContextVector context) {
    List<ScoredStrategy> scores = scores(context);
    List<StrategyShare> shares = new ArrayList<>(scores.size());
    double[] propensities = rule.propensities(scores);
    for (int place = 0; place < scores.size(); place++) {
      shares.add(share(scores.get(place), propensities[place]));
    }
    return shares;
  }

  @Override
  public StrategyShare choose(String id, ContextVector context) {
    List<ScoredStrategy> scores = scores(context);
    int chosen = rule.choose(id, scores);
    return share(scores.get(chosen), rule.propensity(chosen, scores));
  }

  private static StrategyShare share(ScoredStrategy score, double propensity) {
    return new StrategyShare(score.strategyId(), propensity, score.expected());
  }

  private List<ScoredStrategy> scores(ContextVector context) {
    return models.stream().map(model -> model.score(context)).toList();
  }

  private Object writeReplace() throws ObjectStreamException {
    return new Lines(models.stream().map(StrategyModelJson::write).toList(), rule);
  }

  /** Models are no Serializable, as no record of ours is; their JSON is exact. */
  private record Lines(List<String> models, ChoiceRule rule) implements Serializable {

    private Object readResolve() {
      return ModelPolicy.of(models.stream().map(StrategyModelJson::read).toList(), rule);
    }
  }
}
