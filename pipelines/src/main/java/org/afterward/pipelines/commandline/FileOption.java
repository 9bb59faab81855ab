package org.afterward.pipelines.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Options that name a local file of settings. */
public final class FileOption {

  private FileOption() {}

  /**
   * What the file says.
   *
   * @param option whose value it is, with its dashes, for the mistake
   * @param reading makes it of the file's name and content, or says in an {@link
   *     IllegalArgumentException} what is wrong with them
   */
  public static <T> T read(String option, String file, BiFunction<String, byte[], T> reading) {
    try {
      return reading.apply(file, Files.readAllBytes(Path.of(file)));
    } catch (IllegalArgumentException e) {
      throw new UserMistake(option + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw new UserMistake(option + "=" + file + " is not there");
    } catch (IOException e) {
      throw new UserMistake(option + "=" + file + " cannot be read: " + e.getMessage());
    }
  }
}
