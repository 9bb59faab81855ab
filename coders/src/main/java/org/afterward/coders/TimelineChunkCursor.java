package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link TimelineChunk} entry by entry without making objects: what its fields say holds
 * until the next {@link #next()}. Bytes that are no chunk end in an {@link
 * IllegalArgumentException}.
 */
final class TimelineChunkCursor {

  private final byte[] bytes;
  private final int entries;
  private int position;
  private int read;

  /** Where the person's name lies in {@link #bytes()}; it changes only when the person does. */
  int personFrom;

  int personLength;
  boolean samePerson;

  long at;

  /** The kind of a fact, or null where the entry is a decision. */
  @Nullable FactKind kind;

  private byte[] id = new byte[32];
  private int idLength;

  /**
   * What is to be added to the number at the id's end, since most ids need never be written out.
   */
  private long ahead;

  long amount;
  String counterpart = "";
  String exposure = "";
  Bytes brief = Bytes.empty();

  TimelineChunkCursor(TimelineChunk chunk) {
    this.bytes = chunk.bytes().array();
    this.entries = chunk.entries();
  }

  byte[] bytes() {
    return bytes;
  }

  boolean next() {
    if (read == entries) {
      if (position != bytes.length) {
        throw corrupt("has " + (bytes.length - position) + " bytes after its last entry");
      }
      return false;
    }
    long head = varint();
    long more = (head & TimelineChunk.HAS_MORE) != 0 ? varint() : 0;
    samePerson = (head & TimelineChunk.SAME_PERSON) != 0;
    if (!samePerson) {
      personLength = length();
      personFrom = position;
      position += personLength;
    } else if (read == 0) {
      throw corrupt("begins without a person");
    }
    at += unzigzag(varint());
    readId(more >>> TimelineChunk.ID_SHIFT);
    int code = (int) Math.min(head >>> TimelineChunk.KIND_SHIFT, Integer.MAX_VALUE);
    if (code == TimelineChunk.DECISION) {
      kind = null;
      int count = length();
      brief = Bytes.wrap(Arrays.copyOfRange(bytes, position, position + count));
      position += count;
    } else {
      kind = FactKind.ofCode(code);
      if (kind == null) {
        throw corrupt("has a fact of the unknown kind " + code);
      }
      amount = (more & TimelineChunk.HAS_AMOUNT) != 0 ? unzigzag(varint()) : 0;
      boolean hasLinks = (more & TimelineChunk.HAS_LINKS) != 0;
      counterpart = hasLinks ? text() : "";
      exposure = hasLinks ? text() : "";
    }
    read++;
    return true;
  }

  String person() {
    return new String(bytes, personFrom, personLength, StandardCharsets.UTF_8);
  }

  /** The id in UTF-8, in a buffer of this cursor. */
  byte[] id() {
    if (ahead != 0) {
      int digits = PackedId.digitsFrom(id, idLength);
      long number = PackedId.number(id, digits, idLength) + ahead;
      if (!PackedId.putNumber(number, id, digits, idLength)) {
        throw corrupt("has an id whose number does not fit the id before");
      }
      ahead = 0;
    }
    return id;
  }

  int idLength() {
    return idLength;
  }

  /** How many bytes have been read. */
  int position() {
    return position;
  }

  TimelineEntry entry() {
    String text = new String(id(), 0, idLength, StandardCharsets.UTF_8);
    FactKind factKind = kind;
    return factKind == null
        ? new Decision(at, text, brief)
        : new Fact(at, text, factKind, amount, counterpart, exposure);
  }

  private void readId(long form) {
    if (form == TimelineChunk.NUMBERED_ID) {
      ahead += unzigzag(varint());
    } else if (form == TimelineChunk.UUID_ID) {
      ahead = 0;
      if (bytes.length - position < PackedId.UUID_BYTES) {
        throw corrupt("ends within an entry");
      }
      id = id.length < 64 ? new byte[64] : id;
      idLength = PackedId.unpackUuid(bytes, position, id);
      position += PackedId.UUID_BYTES;
    } else if (form == TimelineChunk.TEXT_ID) {
      readTextId(varint());
    } else {
      throw corrupt("has an id of the unknown form " + form);
    }
  }

  private void readTextId(long shared) {
    id();
    if (shared < 0 || shared > idLength) {
      throw corrupt("has an id that shares more than the id before has");
    }
    int rest = length();
    int prefix = (int) shared;
    if (id.length - prefix < rest) {
      id = Arrays.copyOf(id, Math.max(id.length * 2, prefix + rest));
    }
    System.arraycopy(bytes, position, id, prefix, rest);
    position += rest;
    idLength = prefix + rest;
  }

  private String text() {
    int count = length();
    String text = new String(bytes, position, count, StandardCharsets.UTF_8);
    position += count;
    return text;
  }

  private int length() {
    long declared = varint();
    if (declared < 0 || declared > bytes.length - position) {
      throw corrupt("declares more bytes than it has");
    }
    return (int) declared;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (position == bytes.length) {
        throw corrupt("ends within an entry");
      }
      byte next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw corrupt("has a number of more than 64 bits");
  }

  private static long unzigzag(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  private IllegalArgumentException corrupt(String how) {
    return new IllegalArgumentException(
        "A timeline chunk of " + entries + " entries " + how + " (entry " + read + ")");
  }
}
