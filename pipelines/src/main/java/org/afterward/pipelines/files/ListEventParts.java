package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.Impulse;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Finds files of events when the pipeline runs, and cuts them into parts that can be read anywhere
 * and at the same time. Read each with {@link EventPartReader}.
 *
 * <p>A file that two globs match is read once. The run fails if a glob matches nothing. Bounded;
 * the parts have no time of their own.
 *
 * <pre>{@code
 * PCollection<EventPart> parts = pipeline.apply("List parts", ListEventParts.of(globs));
 * }</pre>
 */
public final class ListEventParts extends PTransform<PBegin, PCollection<EventPart>> {

  private static final long serialVersionUID = 1;

  private static final long JSON_PART_BYTES = 32L << 20;
  private static final long PARQUET_PART_BYTES = 64L << 20;
  private static final long PARQUET_PART_ROWS = 1_000_000;

  private final List<String> globs;
  private final long jsonPartBytes;

  private ListEventParts(List<String> globs, long jsonPartBytes) {
    this.globs = List.copyOf(globs);
    this.jsonPartBytes = jsonPartBytes;
  }

  public static ListEventParts of(List<String> globs) {
    return new ListEventParts(globs, JSON_PART_BYTES);
  }

  /** Cuts JSON lines into parts of about so many bytes; without it, 32 MiB. */
  public ListEventParts withJsonPartBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("A part of " + bytes + " bytes");
    }
    return new ListEventParts(globs, bytes);
  }

  @Override
  public PCollection<EventPart> expand(PBegin begin) {
    return begin
        .apply("Begin", Impulse.create())
        .apply("Match files", ParDo.of(new MatchFn(globs)))
        .setCoder(EventPartCoder.of())
        // Footers of many files are read at the same time.
        .apply("Spread files", Reshuffle.viaRandomKey())
        .apply("Cut into parts", ParDo.of(new CutFn(jsonPartBytes)))
        .setCoder(EventPartCoder.of())
        .apply("Spread parts", Reshuffle.viaRandomKey());
  }

  private static final class MatchFn extends DoFn<byte[], EventPart> {

    private static final long serialVersionUID = 1;

    private final List<String> globs;

    MatchFn(List<String> globs) {
      this.globs = globs;
    }

    @ProcessElement
    public void match(OutputReceiver<EventPart> out) throws IOException {
      EventFiles.match(globs).files().forEach(file -> out.output(EventPart.all(file)));
    }
  }

  private static final class CutFn extends DoFn<EventPart, EventPart> {

    private static final long serialVersionUID = 1;

    private final long jsonPartBytes;

    CutFn(long jsonPartBytes) {
      this.jsonPartBytes = jsonPartBytes;
    }

    @ProcessElement
    public void cut(@Element EventPart whole, OutputReceiver<EventPart> out) throws IOException {
      EventFile file = whole.file();
      long bytes = file.format() == FileFormat.JSON ? jsonPartBytes : PARQUET_PART_BYTES;
      new EventPartSplitter(bytes, PARQUET_PART_ROWS).split(file).forEach(out::output);
    }
  }
}
