package org.afterward.pipelines.evaluate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.afterward.coders.LoggedChoiceJson;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.files.InputFilesException;
import org.afterward.pipelines.files.RowColumns;
import org.afterward.pipelines.files.RowFile;
import org.afterward.pipelines.files.RowReader;
import org.afterward.pipelines.policies.AskedPolicy;
import org.jspecify.annotations.Nullable;

/** The files of logged choices that somebody asked for, looked at before anything runs. */
final class LoggedFiles {

  static final RowColumns COLUMNS =
      new RowColumns(LoggedChoiceJson.NUMBERS, LoggedChoiceJson.TEXTS);

  private static final List<String> REQUIRED =
      List.of(
          LoggedChoiceJson.REWARD,
          LoggedChoiceJson.PROPENSITY,
          LoggedChoiceJson.TARGET_PROBABILITY);

  private LoggedFiles() {}

  /**
   * The names of the files.
   *
   * @throws UserMistake if there are none, or one cannot hold logged choices
   */
  static List<String> named(String option) {
    List<String> globs =
        Stream.of(option.split(",", -1)).map(String::strip).filter(g -> !g.isEmpty()).toList();
    if (globs.isEmpty()) {
      throw new UserMistake("--logged=" + option + " names no file");
    }
    try {
      List<RowFile> files = RowFile.match(globs);
      for (RowFile file : files) {
        check(file, RowReader.columns(file));
      }
      return files.stream().map(RowFile::name).toList();
    } catch (InputFilesException | IOException e) {
      throw new UserMistake("--logged: " + e.getMessage());
    }
  }

  /**
   * Refuses options that say which policy is judged: logged choices say it themselves.
   *
   * @throws UserMistake naming one of them
   */
  static void requireAlone(EvaluateOptions options) {
    Map<String, @Nullable Object> ofRewards = new LinkedHashMap<>();
    ofRewards.put("models", options.getModels());
    ofRewards.put("rules", options.getRules());
    ofRewards.put("rule", options.getRule());
    ofRewards.put("strategyIds", options.getStrategyIds());
    ofRewards.put("from", options.getFrom());
    ofRewards.put("until", options.getUntil());
    ofRewards.put("credit", options.getCredit());
    ofRewards.put("policy", options.getPolicy());
    ofRewards.put("segment", options.getSegment());
    ofRewards.put(
        "against", options.getAgainst().equals(AskedPolicy.LOGGED) ? null : options.getAgainst());
    ofRewards.forEach(
        (name, value) -> {
          if (value != null) {
            throw new UserMistake(
                "--%s=%s is for --rewards: the columns of --logged say themselves what is judged"
                    .formatted(name, value));
          }
        });
  }

  private static void check(RowFile file, Set<String> columns) {
    if (columns.isEmpty()) {
      if (file.hasHeader()) {
        throw new UserMistake("--logged: " + file.name() + " is empty: it has not even a header");
      }
      return;
    }
    List<String> missing = REQUIRED.stream().filter(name -> !columns.contains(name)).toList();
    if (!missing.isEmpty()) {
      throw new UserMistake(
          "--logged: %s has no column %s; it has %s"
              .formatted(file.name(), String.join(" and ", missing), String.join(", ", columns)));
    }
  }
}
