package org.afterward.coders;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The models of all strategies, for a serving system: it asks them what a strategy is worth in a
 * context, or draws from what they believe.
 *
 * <pre>{@code
 * StrategyModels models = StrategyModels.read(Path.of("models"));
 * double expected = models.expectedReward(2, context);
 * double drawn = models.sample(2, context, seed, exposureId);
 * }</pre>
 *
 * <p>Immutable, and safe to ask from many threads.
 */
public final class StrategyModels implements Serializable {

  /** The models, one a line. */
  public static final String MODELS_FILE = "strategies.jsonl";

  /** What the other file holds; it is written last. */
  public static final String MANIFEST_FILE = "manifest.json";

  private static final long serialVersionUID = 1;

  private final String manifestLine;
  private final String modelLines;
  private transient ModelManifest manifest;
  private transient List<StrategyModel> models;

  private StrategyModels(String manifestLine, String modelLines) {
    this.manifestLine = manifestLine;
    this.modelLines = modelLines;
    manifest = ModelManifestJson.read(manifestLine);
    models =
        modelLines
            .lines()
            .map(StrategyModelJson::read)
            .sorted(Comparator.comparingInt(StrategyModel::strategyId))
            .toList();
  }

  /**
   * The models of a folder.
   *
   * @throws IOException if they cannot be read, or are just being replaced: read again then
   * @throws IllegalArgumentException if the files are not whole
   */
  public static StrategyModels read(Path folder) throws IOException {
    return of(
        Files.readString(folder.resolve(MANIFEST_FILE)),
        Files.readString(folder.resolve(MODELS_FILE)));
  }

  /**
   * The models of two files.
   *
   * @throws IOException if one of them is of another training
   * @throws IllegalArgumentException if one of them is not whole
   */
  public static StrategyModels of(String manifestFile, String modelsFile) throws IOException {
    StrategyModels models = new StrategyModels(manifestFile.strip(), modelsFile);
    if (!models.manifest.modelsSha256().equals(sha256(modelsFile))) {
      throw new IOException(
          MODELS_FILE + " is not the file that " + MANIFEST_FILE + " is of: one of them is older");
    }
    return models;
  }

  /** What a manifest calls a file of models by. */
  public static String sha256(String modelsFile) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(modelsFile.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  public ModelManifest manifest() {
    return manifest;
  }

  /** In the order of the strategies. */
  public List<StrategyModel> models() {
    return models;
  }

  /** Whether a context is of the layout that the models were learned from. */
  public boolean isOf(ContextVector context) {
    return manifest.source().isOf(context);
  }

  /**
   * What each strategy is worth in a context.
   *
   * @throws IllegalArgumentException if the context is of another layout
   */
  public List<ScoredStrategy> score(ContextVector context) {
    return models.stream().map(model -> model.score(context)).toList();
  }

  /**
   * The reward that a strategy lets expect in a context.
   *
   * @throws IllegalArgumentException if there is no model of it, or the context is of another
   *     layout
   */
  public double expectedReward(int strategyId, ContextVector context) {
    return model(strategyId).score(context).expected();
  }

  /**
   * A reward that a strategy may be worth, drawn from what its model believes: the same for the
   * same seed, id and strategy. The strategy with the greatest draw is the choice of Thompson
   * sampling.
   *
   * @throws IllegalArgumentException if there is no model of it, or the context is of another
   *     layout
   */
  public double sample(int strategyId, ContextVector context, long seed, String id) {
    ScoredStrategy score = model(strategyId).score(context);
    return score.expected() + score.sd() * SeededDraw.normal(seed, id, strategyId);
  }

  private StrategyModel model(int strategyId) {
    return models.stream()
        .filter(model -> model.strategyId() == strategyId)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("There is no model of strategy " + strategyId));
  }

  private Object readResolve() {
    return new StrategyModels(manifestLine, modelLines);
  }
}
