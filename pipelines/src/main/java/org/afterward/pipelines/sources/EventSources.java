package org.afterward.pipelines.sources;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.afterward.pipelines.commandline.UserMistake;
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
import org.afterward.pipelines.kafka.TopicPartReader;
import org.jspecify.annotations.Nullable;

/** What options say of where events are. */
public final class EventSources {

  /** About what an event takes in a file; a guess is good enough to divide work by. */
  private static final long JSON_BYTES = 200;

  private static final long PACKED_BYTES = 25;

  /** Nobody knows how many events a topic or a table holds before it has been read. */
  private static final long MANY = 10_000_000;

  private EventSources() {}

  /** The files of events, each once. */
  public static EventFiles files(EventFileOptions options) {
    match("--exposures", globs(options.getExposures()));
    match("--activity", globs(options.getActivity()));
    return match("--exposures", globs(options));
  }

  /** The topics that are asked for, or none. */
  public static List<String> topics(EventSourceOptions options) {
    String topics = options.getTopics();
    return topics == null
        ? List.of()
        : Stream.of(topics.split(",", -1)).map(String::strip).filter(t -> !t.isEmpty()).toList();
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
              "files", events(files(options)), ListEventParts.of(globs), EventPartReader::read));
    }
    List<String> topics = topics(options);
    if (!topics.isEmpty()) {
      KafkaConnection kafka = KafkaConnection.of(options);
      StartAt from = StartAtOption.parse("--from", options.getFrom());
      sources.add(
          new EventSource<>(
              "topics",
              MANY,
              ListTopicParts.of(kafka, topics).from(from),
              TopicPartReader.of(kafka)::read));
    }
    if (sources.isEmpty()) {
      throw new UserMistake(
          "there is nothing to read: --exposures=GLOB and --activity=GLOB name files, --topics Kafka"
              + " topics, --exposureDays and --appTables what is in DynamoDB");
    }
    return sources;
  }

  /**
   * Refuses a call that names only half of what rewards are made of: without what users did, all of
   * them would seem to have left.
   */
  public static void requireExposuresAndActivity(EventSourceOptions options) {
    boolean topics = !topics(options).isEmpty();
    if (!topics && options.getExposures() == null && options.getExposureDays() == null) {
      throw new UserMistake("rewards need exposures: --exposures=GLOB, --exposureDays or --topics");
    }
    if (!topics && options.getActivity() == null && options.getAppTables() == null) {
      throw new UserMistake(
          "rewards need what users did: --activity=GLOB (the same as --exposures, where files hold"
              + " both), --appTables or --topics");
    }
  }

  private static List<String> globs(EventFileOptions options) {
    List<String> globs = new ArrayList<>(globs(options.getExposures()));
    globs.addAll(globs(options.getActivity()));
    return globs;
  }

  private static List<String> globs(@Nullable String glob) {
    return glob == null || glob.isBlank() ? List.of() : List.of(glob);
  }

  private static EventFiles match(String option, List<String> globs) {
    try {
      return EventFiles.match(globs);
    } catch (InputFilesException | IOException e) {
      throw new UserMistake(option + ": " + e.getMessage());
    }
  }

  private static long events(EventFiles files) {
    long events = 0;
    for (EventFile file : files.files()) {
      boolean plainJson = file.format() == FileFormat.JSON && file.packing() == Packing.NONE;
      events += file.size() / (plainJson ? JSON_BYTES : PACKED_BYTES);
    }
    return events;
  }
}
