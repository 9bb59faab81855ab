package org.afterward.pipelines.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.dynamo.AppTables;
import org.afterward.pipelines.dynamo.AppTablesFile;

/** What {@code --appTables} names. */
public final class AppTablesOption {

  private static final String STANDARD = "standard";

  private AppTablesOption() {}

  /** The mapping; the standard one also where none is asked for. */
  public static AppTables read(EventSourceOptions options) {
    String file = options.getAppTables();
    if (file == null || file.equals(STANDARD)) {
      return AppTablesFile.standard();
    }
    try {
      return AppTablesFile.read(file, Files.readAllBytes(Path.of(file)));
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--appTables: " + e.getMessage());
    } catch (IOException e) {
      throw new UserMistake(
          "--appTables="
              + file
              + " is no file that can be read; right would be standard or a file");
    }
  }
}
