package org.afterward.pipelines;

import java.nio.file.Path;
import java.util.List;
import org.afterward.coders.RewardAvro;
import org.afterward.coders.RewardJson;

/** Rewards in Parquet, as others read them. */
public final class ParquetRewards {

  private ParquetRewards() {}

  /** All rewards of all files below a folder, as JSON lines in order. */
  public static List<String> in(Path folder) {
    return ParquetRows.in(folder, row -> RewardJson.write(RewardAvro.fromAvro(row)));
  }
}
