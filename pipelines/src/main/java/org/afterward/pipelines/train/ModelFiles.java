package org.afterward.pipelines.train;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.ModelManifest;
import org.afterward.coders.ModelManifestJson;
import org.afterward.coders.RefusedFit;
import org.afterward.coders.RefusedFitJson;
import org.afterward.coders.StrategyModel;
import org.afterward.coders.StrategyModelJson;
import org.afterward.coders.StrategyModels;
import org.afterward.pipelines.files.LinesFile;

/**
 * The files of a training: the models, those that there are none of, and last the manifest, without
 * which no reader takes the others.
 */
public final class ModelFiles {

  static final String REFUSED_FILE = "refused.jsonl";

  private ModelFiles() {}

  static void writeModels(String folder, List<StrategyModel> models) throws IOException {
    LinesFile.write(
        folder,
        StrategyModels.MODELS_FILE,
        models.stream()
            .sorted(Comparator.comparingInt(StrategyModel::strategyId))
            .map(StrategyModelJson::write)
            .toList());
  }

  static List<StrategyModel> readModels(String folder) throws IOException {
    return LinesFile.read(folder, StrategyModels.MODELS_FILE).stream()
        .map(StrategyModelJson::read)
        .toList();
  }

  static void writeRefused(String folder, List<RefusedFit> refused) throws IOException {
    LinesFile.write(
        folder,
        REFUSED_FILE,
        refused.stream()
            .sorted(Comparator.comparingInt(RefusedFit::strategyId))
            .map(RefusedFitJson::write)
            .toList());
  }

  static List<RefusedFit> readRefused(String folder) throws IOException {
    return LinesFile.read(folder, REFUSED_FILE).stream().map(RefusedFitJson::read).toList();
  }

  static void writeManifest(String folder, ModelManifest manifest) throws IOException {
    LinesFile.write(
        folder, StrategyModels.MANIFEST_FILE, List.of(ModelManifestJson.write(manifest)));
  }

  /** What the manifest calls the models by. */
  static String sha256(String folder) throws IOException {
    return StrategyModels.sha256(text(folder, StrategyModels.MODELS_FILE));
  }

  /**
   * The models of a folder, on any file system.
   *
   * @throws IOException if they are not there, or of different trainings
   */
  public static StrategyModels read(String folder) throws IOException {
    return StrategyModels.of(
        text(folder, StrategyModels.MANIFEST_FILE), text(folder, StrategyModels.MODELS_FILE));
  }

  private static String text(String folder, String name) throws IOException {
    StringBuilder text = new StringBuilder();
    LinesFile.read(folder, name).forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
