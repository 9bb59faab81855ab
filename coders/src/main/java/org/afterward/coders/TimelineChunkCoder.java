package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link TimelineChunk}, whose packed entries have a version of their own. */
public final class TimelineChunkCoder extends RecordCoder<TimelineChunk> {

  private static final long serialVersionUID = 1;

  private static final TimelineChunkCoder INSTANCE = new TimelineChunkCoder();

  private TimelineChunkCoder() {
    super(TimelineChunk.class);
  }

  public static TimelineChunkCoder of() {
    return INSTANCE;
  }

  @Override
  void write(TimelineChunk chunk, WireOutput out) throws CoderException {
    out.writeVersion(TimelineChunk.VERSION);
    out.writeCount(chunk.entries());
    out.writeLong(chunk.latestAt());
    out.writeBytes(chunk.bytes());
  }

  @Override
  TimelineChunk read(WireInput in) throws CoderException {
    in.readVersion("TimelineChunk.bytes", TimelineChunk.VERSION);
    return new TimelineChunk(
        in.readCount("TimelineChunk.entries"),
        in.readLong("TimelineChunk.latestAt"),
        in.readBytes("TimelineChunk.bytes"));
  }
}
