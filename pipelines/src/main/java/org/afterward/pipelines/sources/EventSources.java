package org.afterward.pipelines.sources;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.dynamo.AppTables;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.ListTableParts;
import org.afterward.pipelines.dynamo.TablePart;
import org.afterward.pipelines.dynamo.TablePartReader;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.EventPartReader;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.InputFilesException;
import org.afterward.pipelines.files.ListEventParts;
import org.afterward.pipelines.files.Packing;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.ListTopicParts;
import org.afterward.pipelines.kafka.StartAt;
import org.afterward.pipelines.kafka.StartAtOption;
import org.afterward.pipelines.kafka.TopicPart;
import org.afterward.pipelines.kafka.TopicPartReader;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.jspecify.annotations.Nullable;

/** What options say of where events are. */
public final class EventSources {

  /** About what an event takes in a file; a guess is good enough to divide work by. */
  private static final long JSON_BYTES = 200;

  private static final long PACKED_BYTES = 25;

  /** Nobody knows how many events a topic or a table holds before it has been read. */
  private static final long MANY = 10_000_000;

  /** How many readers scan a table of the app at the same time at most. */
  private static final int APP_TABLE_SEGMENTS = 4;

  private EventSources() {}

  /** The files of events, each once. */
  public static EventFiles files(EventFileOptions options) {
    match("--exposures", globs(options.getExposures()));
    match("--activity", globs(options.getActivity()));
    match("--predictions", globs(options.getPredictions()));
    return match("--exposures", globs(options));
  }

  /**
   * The topics that are asked for, or none.
   *
   * @throws UserMistake if they are asked for, and none is named
   */
  public static List<String> topics(TopicsOptions options) {
    String names = options.getTopics();
    if (names == null) {
      return List.of();
    }
    List<String> topics =
        Stream.of(names.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
    if (topics.isEmpty()) {
      throw new UserMistake(
          "--topics=" + names + " names no topic; right would be exposures,activity");
    }
    return topics;
  }

  /** Refuses a call of a stream that names more than topics. */
  public static void requireTopicsAlone(EventSourceOptions options) {
    refuseBesideTopics("--exposures", options.getExposures());
    refuseBesideTopics("--activity", options.getActivity());
    refuseBesideTopics("--predictions", options.getPredictions());
    refuseBesideTopics("--exposureDays", options.getExposureDays());
    refuseBesideTopics("--appTables", options.getAppTables());
  }

  private static void refuseBesideTopics(String option, @Nullable String value) {
    if (value != null) {
      throw new UserMistake(
          option + "=" + value + " does not go with --topics: a stream reads topics alone");
    }
  }

  /** Refuses to read files out of folders that are about to be replaced. */
  public static void requireApart(EventFileOptions options, String output, List<String> folders) {
    List<String> globs = globs(options);
    if (globs.isEmpty()) {
      return;
    }
    String replaced = FileSystems.matchNewResource(output, true).toString();
    for (EventFile file : match("--exposures", globs).files()) {
      if (folders.stream().anyMatch(folder -> file.name().startsWith(replaced + folder))) {
        throw new UserMistake(
            "--output=" + output + " would replace what is to be read: " + file.name());
      }
    }
  }

  /**
   * All that is asked for, as it is when the run begins.
   *
   * @throws UserMistake if it is not there, or nothing is asked for
   */
  public static List<EventSource<?>> bounded(EventSourceOptions options) {
    List<EventSource<?>> sources = new ArrayList<>();
    List<String> globs = globs(options);
    if (!globs.isEmpty()) {
      sources.add(
          new EventSource<>(
              "files",
              events(files(options)),
              ListEventParts.of(globs),
              (part, runOptions, visitor) -> EventPartReader.read(part, visitor)));
    }
    List<String> topics = topics(options);
    if (!topics.isEmpty()) {
      sources.add(upToTheirEnds(topics, options));
    }
    AppTables appTables = AppTablesOption.read(options);
    List<TablePart> tableParts = new ArrayList<>(exposureDays(options));
    if (options.getAppTables() != null) {
      tableParts.addAll(TablePart.appTables(appTables, APP_TABLE_SEGMENTS));
    }
    if (!tableParts.isEmpty()) {
      TablePartReader reader = new TablePartReader(DynamoConnection.inRegion(options), appTables);
      sources.add(
          new EventSource<>(
              "tables",
              MANY,
              ListTableParts.of(tableParts),
              (part, runOptions, visitor) ->
                  reader.read(part, runOptions.as(AwsOptions.class), visitor)));
    }
    if (sources.isEmpty()) {
      throw new UserMistake(
          "there is nothing to read: --exposures=GLOB and --activity=GLOB name files, --topics Kafka"
              + " topics, --exposureDays and --appTables what is in DynamoDB");
    }
    return sources;
  }

  /** Topics up to where they end when the run begins. */
  public static EventSource<TopicPart> upToTheirEnds(List<String> topics, TopicsOptions options) {
    KafkaConnection kafka = KafkaConnection.of(options);
    StartAt from = StartAtOption.parse("--from", options.getFrom());
    TopicPartReader reader = TopicPartReader.of(kafka);
    return new EventSource<>(
        "topics",
        MANY,
        ListTopicParts.of(kafka, topics).from(from),
        (part, runOptions, visitor) -> reader.read(part, visitor));
  }

  /**
   * The days of exposures that are asked for, or none.
   *
   * @throws UserMistake if it is no range of days
   */
  public static List<TablePart> exposureDays(EventSourceOptions options) {
    String days = options.getExposureDays();
    if (days == null) {
      return List.of();
    }
    int slash = days.indexOf('/');
    if (slash < 0) {
      throw new UserMistake(
          "--exposureDays is FROM/TO such as 2024-01-08/2024-01-16, not \"" + days + "\"");
    }
    LocalDate from = TimeOption.parseDay("--exposureDays", days.substring(0, slash));
    LocalDate to = TimeOption.parseDay("--exposureDays", days.substring(slash + 1));
    if (!from.isBefore(to)) {
      throw new UserMistake("--exposureDays=" + days + " holds no day");
    }
    return TablePart.exposures(from, to);
  }

  /**
   * Refuses a call that names only half of what rewards are made of: without what users did, all of
   * them would seem to have left.
   */
  public static void requireExposuresAndActivity(EventSourceOptions options) {
    requireExposuresAndActivity("rewards", options);
  }

  /**
   * The same for others that need both.
   *
   * @param who needs them, in the plural
   */
  public static void requireExposuresAndActivity(String who, EventSourceOptions options) {
    boolean topics = !topics(options).isEmpty();
    if (!topics && globs(options.getExposures()).isEmpty() && options.getExposureDays() == null) {
      throw new UserMistake(who + " need exposures: --exposures=GLOB, --exposureDays or --topics");
    }
    requireActivity(who, options);
  }

  /**
   * Refuses a call that does not name what users did.
   *
   * @param who needs it, in the plural
   */
  public static void requireActivity(String who, EventSourceOptions options) {
    if (topics(options).isEmpty()
        && globs(options.getActivity()).isEmpty()
        && options.getAppTables() == null) {
      throw new UserMistake(
          who
              + " need what users did: --activity=GLOB (the same as --exposures, where files hold"
              + " both), --appTables or --topics");
    }
  }

  /**
   * The files that an option names, as globs.
   *
   * @throws UserMistake if there are none
   */
  public static List<String> requireFiles(String option, String glob) {
    List<String> globs = globs(glob);
    if (globs.isEmpty()) {
      throw new UserMistake(option + " names no files");
    }
    match(option, globs);
    return globs;
  }

  private static List<String> globs(EventFileOptions options) {
    List<String> globs = new ArrayList<>(globs(options.getExposures()));
    globs.addAll(globs(options.getActivity()));
    globs.addAll(globs(options.getPredictions()));
    return globs;
  }

  private static List<String> globs(@Nullable String glob) {
    return glob == null || glob.isBlank() ? List.of() : List.of(glob);
  }

  /**
   * What the globs that an option names match now.
   *
   * @throws UserMistake if one of them matches nothing, or files that cannot be read
   */
  public static EventFiles match(String option, List<String> globs) {
    try {
      return EventFiles.match(globs);
    } catch (InputFilesException | IOException e) {
      throw new UserMistake(option + ": " + e.getMessage());
    }
  }

  /** About how many events are in files; a guess is good enough to divide work by. */
  public static long events(EventFiles files) {
    long events = 0;
    for (EventFile file : files.files()) {
      boolean plainJson = file.format() == FileFormat.JSON && file.packing() == Packing.NONE;
      events += file.size() / (plainJson ? JSON_BYTES : PACKED_BYTES);
    }
    return events;
  }
}
