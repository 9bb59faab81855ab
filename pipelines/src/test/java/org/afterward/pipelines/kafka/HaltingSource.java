package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.DelegateCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives words, each of the millisecond of its length; at an empty one it has nothing, once. */
final class HaltingSource extends UnboundedSource<String, HaltingSource.Place> {

  private static final long serialVersionUID = 1;

  private final List<String> words;

  HaltingSource(String... words) {
    this.words = List.of(words);
  }

  /** How many words were given, or passed over. */
  record Place(int next) implements UnboundedSource.CheckpointMark {
    @Override
    public void finalizeCheckpoint() {}
  }

  @Override
  public List<HaltingSource> split(int desiredNumSplits, PipelineOptions options) {
    return List.of(this, new HaltingSource("other", "part"));
  }

  @Override
  public UnboundedReader<String> createReader(PipelineOptions options, @Nullable Place mark) {
    return new HaltingReader(mark == null ? 0 : mark.next());
  }

  @Override
  public Coder<Place> getCheckpointMarkCoder() {
    return DelegateCoder.of(VarIntCoder.of(), Place::next, Place::new);
  }

  @Override
  public Coder<String> getOutputCoder() {
    return StringUtf8Coder.of();
  }

  private final class HaltingReader extends UnboundedReader<String> {

    private int next;
    private String word = "";

    HaltingReader(int next) {
      this.next = next;
    }

    @Override
    public boolean start() throws IOException {
      return advance();
    }

    @Override
    public boolean advance() throws IOException {
      word = next < words.size() ? words.get(next++) : "";
      return !word.isEmpty();
    }

    @Override
    public String getCurrent() {
      if (word.isEmpty()) {
        throw new NoSuchElementException();
      }
      return word;
    }

    @Override
    public Instant getCurrentTimestamp() {
      return Instant.ofEpochMilli(getCurrent().length());
    }

    @Override
    public Instant getWatermark() {
      return Instant.ofEpochMilli(100 + next);
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Place(next);
    }

    @Override
    public HaltingSource getCurrentSource() {
      return HaltingSource.this;
    }

    @Override
    public void close() {}
  }
}
