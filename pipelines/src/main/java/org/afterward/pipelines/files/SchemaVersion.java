package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.Map;

/**
 * Of which version the schema of a Parquet file of ours is: it stands in the footer. New columns,
 * which a reader that does not know them passes over, make no new version; a column that means
 * something else does. So a version that we do not know is not read. Files of others have none.
 */
final class SchemaVersion {

  private static final String KEY = "afterward.schema.version";
  private static final String CURRENT = "1";

  /** What a footer says of a file that is written now. */
  static final Map<String, String> FOOTER = Map.of(KEY, CURRENT);

  private SchemaVersion() {}

  /** Refuses a footer of a version that we do not know. */
  static void check(Map<String, String> footer) throws IOException {
    String version = footer.getOrDefault(KEY, CURRENT);
    if (!version.equals(CURRENT)) {
      throw new IOException(
          "its schema is of version %s, and this release of Afterward reads version %s only"
              .formatted(version, CURRENT));
    }
  }
}
