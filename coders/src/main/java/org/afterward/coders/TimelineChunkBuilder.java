package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Packs entries into a {@link TimelineChunk}, one after the other. Not for several threads at once.
 */
public final class TimelineChunkBuilder {

  private byte[] buffer = new byte[512];
  private int length;
  private int entries;
  private long latestAt = Event.NO_TIME;

  private String person = "";
  private long at;
  private byte[] id = new byte[0];

  public int entries() {
    return entries;
  }

  /** How many bytes the entries take so far. */
  public int byteCount() {
    return length;
  }

  /** Appends what happened to, or was decided for, this person. */
  public void add(String whose, TimelineEntry entry) {
    int head = entries > 0 && whose.equals(person) ? TimelineChunk.SAME_PERSON : 0;
    if (entry instanceof Fact fact) {
      boolean hasLinks = !fact.counterpart().isEmpty() || !fact.exposure().isEmpty();
      head |= fact.kind().code() << TimelineChunk.KIND_SHIFT;
      head |= fact.amount() != 0 ? TimelineChunk.HAS_AMOUNT : 0;
      head |= hasLinks ? TimelineChunk.HAS_LINKS : 0;
      begin(head, whose, fact);
      if (fact.amount() != 0) {
        putVarint(zigzag(fact.amount()));
      }
      if (hasLinks) {
        putText(fact.counterpart().getBytes(StandardCharsets.UTF_8), 0);
        putText(fact.exposure().getBytes(StandardCharsets.UTF_8), 0);
      }
    } else if (entry instanceof Decision decision) {
      begin(head | (TimelineChunk.DECISION << TimelineChunk.KIND_SHIFT), whose, decision);
      putText(decision.brief().array(), 0);
    }
    entries++;
    latestAt = Math.max(latestAt, entry.at());
  }

  private void begin(int head, String whose, TimelineEntry entry) {
    putVarint(head);
    if ((head & TimelineChunk.SAME_PERSON) == 0) {
      putText(whose.getBytes(StandardCharsets.UTF_8), 0);
      person = whose;
    }
    putVarint(zigzag(entry.at() - at));
    at = entry.at();
    byte[] nextId = entry.id().getBytes(StandardCharsets.UTF_8);
    putId(nextId);
    id = nextId;
  }

  private void putId(byte[] next) {
    int shared = Arrays.mismatch(id, next);
    shared = shared < 0 ? next.length : shared;
    int digits = PackedId.digitsFrom(next, next.length);
    if (next.length == id.length && shared >= digits && PackedId.areDigits(id, digits, id.length)) {
      putVarint(TimelineChunk.NUMBERED_ID);
      putVarint(
          zigzag(
              PackedId.number(next, digits, next.length) - PackedId.number(id, digits, id.length)));
    } else if (PackedId.isUuid(next, next.length)) {
      putVarint(TimelineChunk.UUID_ID);
      ensure(PackedId.UUID_BYTES);
      PackedId.packUuid(next, buffer, length);
      length += PackedId.UUID_BYTES;
    } else {
      putVarint(TimelineChunk.TEXT_ID + (long) shared);
      putText(next, shared);
    }
  }

  /**
   * Goes on with a chunk of one nameless person where it ended.
   *
   * @param lastAt the time of its last entry
   * @param lastId the id of its last entry, in UTF-8
   */
  public TimelineChunkBuilder resume(TimelineChunk chunk, long lastAt, Bytes lastId) {
    length = 0;
    int count = chunk.bytes().length();
    ensure(count);
    System.arraycopy(chunk.bytes().array(), 0, buffer, 0, count);
    length = count;
    entries = chunk.entries();
    latestAt = chunk.latestAt();
    person = "";
    at = entries == 0 ? 0 : lastAt;
    id = entries == 0 ? new byte[0] : lastId.array();
    return this;
  }

  /** The time of the last entry, for {@link #resume}. */
  public long lastAt() {
    return at;
  }

  /** The id of the last entry, for {@link #resume}. */
  public Bytes lastId() {
    return Bytes.wrap(id);
  }

  /** The entries so far as a chunk; the builder is empty afterward. */
  public TimelineChunk build() {
    TimelineChunk chunk =
        new TimelineChunk(entries, latestAt, Bytes.wrap(Arrays.copyOf(buffer, length)));
    length = 0;
    entries = 0;
    latestAt = Event.NO_TIME;
    person = "";
    at = 0;
    id = new byte[0];
    return chunk;
  }

  private void putText(byte[] text, int from) {
    int count = text.length - from;
    putVarint(count);
    ensure(count);
    System.arraycopy(text, from, buffer, length, count);
    length += count;
  }

  private void putVarint(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      buffer[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    buffer[length++] = (byte) rest;
  }

  private void ensure(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }

  private static long zigzag(long value) {
    return (value << 1) ^ (value >> 63);
  }
}
