package org.afterward.coders;

import java.util.Arrays;

/**
 * Numbers distinct texts from 0 in the order in which they are first seen. It holds references to
 * the bytes it is shown and hashes them in place, since making a String of each of ten million ids
 * would cost more than all else that is done with them.
 */
final class TextIndex {

  private byte[][] source;
  private int[] from;
  private int[] length;
  private int[] hash;

  /** Open addressing: 1 + the number of the text, or 0. */
  private int[] slots;

  private int count;

  TextIndex(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected) * 2 - 1) * 2;
    slots = new int[capacity];
    source = new byte[capacity / 2][];
    from = new int[capacity / 2];
    length = new int[capacity / 2];
    hash = new int[capacity / 2];
  }

  int size() {
    return count;
  }

  /**
   * The number of this text: that of its first sight, or {@link #size()} as it was, if it is new.
   */
  int indexOf(byte[] bytes, int offset, int byteCount) {
    int textHash = hash(bytes, offset, byteCount);
    int mask = slots.length - 1;
    int slot = textHash & mask;
    while (slots[slot] != 0) {
      int known = slots[slot] - 1;
      if (hash[known] == textHash
          && Arrays.equals(
              source[known],
              from[known],
              from[known] + length[known],
              bytes,
              offset,
              offset + byteCount)) {
        return known;
      }
      slot = (slot + 1) & mask;
    }
    if (count == hash.length) {
      grow();
      return indexOf(bytes, offset, byteCount);
    }
    source[count] = bytes;
    from[count] = offset;
    length[count] = byteCount;
    hash[count] = textHash;
    slots[slot] = count + 1;
    return count++;
  }

  private void grow() {
    int capacity = 2 * slots.length;
    source = Arrays.copyOf(source, capacity / 2);
    from = Arrays.copyOf(from, capacity / 2);
    length = Arrays.copyOf(length, capacity / 2);
    hash = Arrays.copyOf(hash, capacity / 2);
    slots = new int[capacity];
    for (int i = 0; i < count; i++) {
      int slot = hash[i] & (capacity - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (capacity - 1);
      }
      slots[slot] = i + 1;
    }
  }

  private static int hash(byte[] bytes, int offset, int byteCount) {
    int h = 1;
    for (int i = offset; i < offset + byteCount; i++) {
      h = 31 * h + bytes[i];
    }
    h *= 0x9E3779B9;
    return h ^ (h >>> 15);
  }
}
