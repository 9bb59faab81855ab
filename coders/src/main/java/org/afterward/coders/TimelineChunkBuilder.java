package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Packs entries into a {@link TimelineChunk}, one after the other. Not for several threads at once.
 */
public final class TimelineChunkBuilder {

  private byte[] buffer = new byte[64];
  private int length;
  private int entries;
  private long latestAt = Event.NO_TIME;

  private String person = "";
  private long at;
  private byte[] id = new byte[0];

  /** Where the digits at the end of the id that is being packed begin, if it is numbered. */
  private int digits;

  public int entries() {
    return entries;
  }

  /** How many bytes the entries take so far. */
  public int byteCount() {
    return length;
  }

  /** Appends what happened to, or was decided for, this person. */
  public void add(String whose, TimelineEntry entry) {
    byte[] entryId = entry.id().getBytes(StandardCharsets.UTF_8);
    if (entry instanceof Fact fact) {
      addFact(
          whose,
          fact.at(),
          entryId,
          fact.kind(),
          fact.amount(),
          fact.counterpart(),
          fact.exposure());
    } else if (entry instanceof Decision decision) {
      begin(whose, decision.at(), entryId, TimelineChunk.DECISION, 0);
      putText(decision.brief().array(), 0);
    }
  }

  /** Appends a fact of a timeline, whose person is not named. */
  public void addFact(Timeline timeline, int index) {
    addFact(
        "",
        timeline.at(index),
        timeline.idBytes(index),
        timeline.kind(index),
        timeline.amount(index),
        timeline.counterpart(index),
        timeline.exposure(index));
  }

  private void addFact(
      String whose,
      long when,
      byte[] factId,
      FactKind kind,
      long amount,
      String counterpart,
      String exposure) {
    boolean hasLinks = !counterpart.isEmpty() || !exposure.isEmpty();
    begin(
        whose,
        when,
        factId,
        kind.code(),
        (amount != 0 ? TimelineChunk.HAS_AMOUNT : 0) | (hasLinks ? TimelineChunk.HAS_LINKS : 0));
    if (amount != 0) {
      putVarint(zigzag(amount));
    }
    if (hasLinks) {
      putText(counterpart.getBytes(StandardCharsets.UTF_8), 0);
      putText(exposure.getBytes(StandardCharsets.UTF_8), 0);
    }
  }

  private void begin(String whose, long when, byte[] nextId, int kind, int flags) {
    boolean same = entries > 0 && whose.equals(person);
    int shared = Arrays.mismatch(id, nextId);
    shared = shared < 0 ? nextId.length : shared;
    int idForm = formOf(nextId, shared);
    int more = flags | (idForm << TimelineChunk.ID_SHIFT);
    putVarint(
        (kind << TimelineChunk.KIND_SHIFT)
            | (more != 0 ? TimelineChunk.HAS_MORE : 0)
            | (same ? TimelineChunk.SAME_PERSON : 0));
    if (more != 0) {
      putVarint(more);
    }
    if (!same) {
      putText(whose.getBytes(StandardCharsets.UTF_8), 0);
      person = whose;
    }
    putVarint(zigzag(when - at));
    at = when;
    putId(idForm, nextId, shared);
    id = nextId;
    entries++;
    latestAt = Math.max(latestAt, when);
  }

  private int formOf(byte[] next, int shared) {
    if (next.length == id.length) {
      digits = PackedId.digitsFrom(next, next.length);
      if (shared >= digits && PackedId.areDigits(id, digits, id.length)) {
        return TimelineChunk.NUMBERED_ID;
      }
    }
    return PackedId.isUuid(next, next.length) ? TimelineChunk.UUID_ID : TimelineChunk.TEXT_ID;
  }

  private void putId(int form, byte[] next, int shared) {
    if (form == TimelineChunk.NUMBERED_ID) {
      putVarint(
          zigzag(
              PackedId.number(next, digits, next.length) - PackedId.number(id, digits, id.length)));
    } else if (form == TimelineChunk.UUID_ID) {
      ensure(PackedId.UUID_BYTES);
      PackedId.packUuid(next, buffer, length);
      length += PackedId.UUID_BYTES;
    } else {
      putVarint(shared);
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

  /**
   * Appends another chunk of the same nameless person. Only its first entry is packed anew; the
   * others are said by their difference to the one before, which stays as it is.
   */
  public TimelineChunkBuilder append(TimelineChunk chunk) {
    TimelineChunkCursor cursor = new TimelineChunkCursor(chunk);
    if (!cursor.next()) {
      return this;
    }
    add("", cursor.entry());
    int first = cursor.position();
    while (cursor.next()) {
      entries++;
    }
    int count = cursor.position() - first;
    ensure(count);
    System.arraycopy(cursor.bytes(), first, buffer, length, count);
    length += count;
    latestAt = Math.max(latestAt, chunk.latestAt());
    at = cursor.at;
    id = Arrays.copyOf(cursor.id(), cursor.idLength());
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
