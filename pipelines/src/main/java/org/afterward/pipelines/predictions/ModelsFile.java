package org.afterward.pipelines.predictions;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.afterward.coders.ModelPerformance;
import org.afterward.coders.ModelPerformanceJson;
import org.afterward.pipelines.files.LinesFile;

/**
 * How each model did over all days of a run, as JSON lines in its output folder, so that the
 * command line can tell it wherever the run was.
 */
final class ModelsFile {

  static final String NAME = "models.jsonl";

  private static final Comparator<ModelPerformance> BY_MODEL =
      Comparator.comparing(ModelPerformance::modelName)
          .thenComparing(ModelPerformance::modelVersion);

  private ModelsFile() {}

  static void write(String folder, List<ModelPerformance> models) throws IOException {
    LinesFile.write(
        folder, NAME, models.stream().sorted(BY_MODEL).map(ModelPerformanceJson::write).toList());
  }

  static List<ModelPerformance> read(String folder) throws IOException {
    return LinesFile.read(folder, NAME).stream().map(ModelPerformanceJson::read).toList();
  }
}
