package org.afterward.pipelines.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where this program runs: a runner, and named sets of default options for it.
 *
 * <p>A profile is a folder of resources in the runner's jar: {@code profiles/profile.properties}
 * says its name and its sets, and {@code profiles/NAME/SET.args} holds one commented {@code
 * --option=value} a line.
 *
 * @param sets the names of its sets of options; the first is the default
 */
public record Profile(String name, List<String> sets) {

  private static final String FILE_SUFFIX = ".args";
  private static final Profile NONE = new Profile("", List.of());

  public Profile {
    sets = List.copyOf(sets);
  }

  /** The profile that this program was built with, or one without a name where it was none. */
  public static Profile ofThisProgram() {
    try (InputStream stream = resource("profile.properties")) {
      if (stream == null) {
        return NONE;
      }
      Properties properties = new Properties();
      properties.load(stream);
      return new Profile(
          properties.getProperty("name"), List.of(properties.getProperty("sets").split(" ", -1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The default options that a {@code --profile} asks for: {@code NAME} for the default set, {@code
   * NAME/SET}, or {@code NAME/path/to/own.args} for a file of one's own.
   */
  Arguments defaults(String asked) {
    if (asked.isEmpty()) {
      return sets.isEmpty() ? Arguments.NONE : set(sets.get(0));
    }
    int slash = asked.indexOf('/');
    String wantedName = slash < 0 ? asked : asked.substring(0, slash);
    if (!wantedName.equals(name)) {
      throw new UserMistake(
          "this is the program of the profile \"%s\", not of \"%s\"".formatted(name, wantedName));
    }
    String wantedSet = slash < 0 ? sets.get(0) : asked.substring(slash + 1);
    return wantedSet.endsWith(FILE_SUFFIX) ? file(Path.of(wantedSet)) : set(wantedSet);
  }

  private Arguments set(String set) {
    if (!sets.contains(set)) {
      throw new UserMistake(
          "the profile %s has no options \"%s\", only %s"
              .formatted(name, set, String.join(" and ", sets)));
    }
    try (InputStream stream = resource(name + "/" + set + FILE_SUFFIX)) {
      if (stream == null) {
        throw new IllegalStateException("The profile promises " + set + " and lacks it");
      }
      return parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Arguments file(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (IOException e) {
      throw new UserMistake("--profile names the file " + file + ", which cannot be read");
    }
  }

  /** Reads lines of {@code --option=value}; empty ones and those from a {@code #} are skipped. */
  static Arguments parse(String text) {
    return Arguments.parse(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList());
  }

  private static @Nullable InputStream resource(String path) {
    return Profile.class.getResourceAsStream("/profiles/" + path);
  }
}
