package org.afterward.pipelines.simulation;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.afterward.coders.EventJson;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.commandline.Console;
import org.afterward.pipelines.commandline.Job;
import org.afterward.pipelines.commandline.OutputFolder;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.transforms.simulation.SimulateTraffic;
import org.afterward.transforms.simulation.SimulatedTraffic;
import org.afterward.transforms.simulation.Simulation;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * Writes simulated traffic as files: {@code exposures/}, {@code activity/}, {@code predictions/}
 * (always JSON lines), and {@code truth.json}, what a learner should find out.
 */
public final class SimulateJob implements Job<SimulateOptions> {

  private static final String TRUTH = "truth.json";
  private static final List<String> WRITTEN =
      List.of("exposures/", "activity/", "predictions/", TRUTH);

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String summary() {
    return "Make a month of traffic whose truth is known, clean or dirty";
  }

  @Override
  public Class<SimulateOptions> optionsClass() {
    return SimulateOptions.class;
  }

  @Override
  public List<String> examples() {
    return List.of(
        "--output=month", "--output=big --users=100000 --format=parquet --profile=flink");
  }

  @Override
  public void run(SimulateOptions options, Console console) {
    simulate(options, console)
        .ifPresent(end -> console.out().println(next(end, options.getOutput())));
  }

  /**
   * Writes the traffic, tells what was planted, and returns the moment at which all of it ends;
   * nothing where the job goes on elsewhere.
   */
  public Optional<Instant> simulate(SimulateOptions options, Console console) {
    Simulation simulation = SimulationSettings.from(options);
    OutputFolder.prepare(options, WRITTEN);
    writeTruth(simulation, options.getOutput());

    Pipeline pipeline = Pipeline.create(options);
    SimulatedTraffic traffic = pipeline.apply("Simulate", SimulateTraffic.of(simulation));
    build(traffic, options.getFormat(), options.getOutput());
    Optional<PipelineResult> result = console.run(pipeline);

    result.ifPresent(done -> console.out().print(PlantedCounts.of(done)));
    return result.map(done -> Instant.ofEpochMilli(simulation.end()));
  }

  private static void build(SimulatedTraffic traffic, FileFormat format, String output) {
    traffic
        .exposures()
        .apply("Write exposures", write(RecordFormat.exposures(), format, output, "exposures"));
    traffic
        .predictions()
        .apply(
            "Write predictions",
            write(RecordFormat.predictions(), FileFormat.JSON, output, "predictions"));
    if (format == FileFormat.JSON) {
      PCollectionList.of(lines(traffic.userEvents()))
          .and(traffic.garbage())
          .apply("Mix garbage in", Flatten.pCollections())
          .apply("Write activity", write(RecordFormat.lines(), format, output, "activity"));
    } else {
      // Parquet holds nothing but events, so that there is no place for garbage.
      traffic
          .userEvents()
          .apply("Write activity", write(RecordFormat.userEvents(), format, output, "activity"));
    }
  }

  private static PCollection<String> lines(PCollection<UserEvent> events) {
    return events.apply(
        "To lines", MapElements.into(TypeDescriptors.strings()).via(EventJson::write));
  }

  private static <T> WriteRecords<T> write(
      RecordFormat<T> records, FileFormat format, String output, String folder) {
    return WriteRecords.to(output + "/" + folder, records, format);
  }

  private static void writeTruth(Simulation simulation, String output) {
    ResourceId file =
        FileSystems.matchNewResource(output, true)
            .resolve(TRUTH, StandardResolveOptions.RESOLVE_FILE);
    try (OutputStream out =
        Channels.newOutputStream(FileSystems.create(file, "application/json"))) {
      out.write((simulation.truth().toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String next(Instant end, String output) {
    return """

        Next, find out what the exposures were worth:
          ./afterward rewards --exposures='%s/exposures/*' --activity='%s/activity/*' \\
            --completeUntil=%s --output=%s"""
        .formatted(output, output, end, output);
  }
}
