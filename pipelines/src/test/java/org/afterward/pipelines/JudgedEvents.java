package org.afterward.pipelines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.Event;
import org.afterward.coders.EventJson;
import org.afterward.coders.Exposure;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.RejectionJson;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventFile;
import org.afterward.pipelines.files.EventFiles;
import org.afterward.pipelines.files.EventPart;
import org.afterward.pipelines.files.EventPartReader;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.transforms.intake.EventContract;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Events in files, and what the contract says of each: without a pipeline, one after the other. */
public final class JudgedEvents implements EventVisitor {

  private final EventContract contract;
  private final List<String> exposures = new ArrayList<>();
  private final List<String> activity = new ArrayList<>();
  private final List<String> predictions = new ArrayList<>();
  private final List<String> rejections = new ArrayList<>();

  private JudgedEvents(EventContract contract) {
    this.contract = contract;
  }

  /** Of all files below some folders. */
  public static JudgedEvents in(Path... folders) {
    return atLevel(3, folders);
  }

  /** Where no level above this one is switched on. */
  public static JudgedEvents atLevel(int level, Path... folders) {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    JudgedEvents judged =
        new JudgedEvents(EventContract.of(ContextLayout.standard()).atLevel(level));
    try {
      for (Path folder : folders) {
        for (EventFile file : EventFiles.match(List.of(folder.toString())).files()) {
          EventPartReader.read(EventPart.all(file), judged);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return judged;
  }

  @Override
  public void event(
      Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
    List<BrokenRule> broken = contract.broken(event, misread, arrivedAt);
    if (!broken.isEmpty()) {
      unreadable(new Rejection(event.type().name(), broken, raw.get()));
    } else if (event instanceof Exposure exposure) {
      exposures.add(EventJson.write(exposure));
    } else if (event instanceof UserEvent userEvent) {
      activity.add(EventJson.write(userEvent));
    } else if (event instanceof Prediction prediction) {
      predictions.add(EventJson.write(prediction));
    }
  }

  @Override
  public void unreadable(Rejection rejection) {
    rejections.add(RejectionJson.write(rejection));
  }

  /** The valid exposures, as lines in order. */
  public List<String> exposures() {
    return exposures.stream().sorted().toList();
  }

  /** The valid user events, as lines in order. */
  public List<String> activity() {
    return activity.stream().sorted().toList();
  }

  /** The valid predictions, as lines in order. */
  public List<String> predictions() {
    return predictions.stream().sorted().toList();
  }

  /** What is not taken, as lines in order. */
  public List<String> rejections() {
    return rejections.stream().sorted().toList();
  }
}
