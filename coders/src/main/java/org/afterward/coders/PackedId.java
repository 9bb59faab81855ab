package org.afterward.coders;

/**
 * The two forms of ids that pack well: numbered ones ({@code evt_000123456}), which differ from the
 * one before in the digits at their end, and UUIDs.
 */
final class PackedId {

  /** The most digits that surely fit into a long. */
  private static final int DIGITS_AT_MOST = 18;

  private static final int UUID_LENGTH = 36;
  static final int UUID_BYTES = 16;

  private PackedId() {}

  /** Where the digits at the end of an id begin, at most eighteen of them. */
  static int digitsFrom(byte[] id, int length) {
    int from = length;
    while (from > 0 && length - from < DIGITS_AT_MOST && isDigit(id[from - 1])) {
      from--;
    }
    return from;
  }

  static boolean areDigits(byte[] id, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isDigit(id[i])) {
        return false;
      }
    }
    return true;
  }

  static long number(byte[] id, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      number = 10 * number + (id[i] - '0');
    }
    return number;
  }

  /** Writes the number into the digits, and says whether it has no more than those. */
  static boolean putNumber(long number, byte[] id, int from, int to) {
    long rest = number;
    for (int i = to - 1; i >= from; i--) {
      id[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return number >= 0 && rest == 0;
  }

  /** Whether it is a UUID as everybody writes it: 8-4-4-4-12 digits, in small letters. */
  static boolean isUuid(byte[] id, int length) {
    if (length != UUID_LENGTH) {
      return false;
    }
    for (int i = 0; i < UUID_LENGTH; i++) {
      if (isDash(i) ? id[i] != '-' : hexValue(id[i]) < 0) {
        return false;
      }
    }
    return true;
  }

  static void packUuid(byte[] id, byte[] into, int at) {
    int next = at;
    for (int i = 0; i < UUID_LENGTH; i += 2) {
      i += isDash(i) ? 1 : 0;
      into[next++] = (byte) (hexValue(id[i]) << 4 | hexValue(id[i + 1]));
    }
  }

  /** Unpacks, and says how long the id is. */
  static int unpackUuid(byte[] packed, int from, byte[] id) {
    int next = 0;
    for (int i = from; i < from + UUID_BYTES; i++) {
      if (isDash(next)) {
        id[next++] = '-';
      }
      id[next++] = hexDigit(packed[i] >> 4 & 0xF);
      id[next++] = hexDigit(packed[i] & 0xF);
    }
    return next;
  }

  private static boolean isDash(int position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
  }

  private static byte hexDigit(int value) {
    return (byte) (value < 10 ? '0' + value : 'a' + value - 10);
  }

  private static int hexValue(byte digit) {
    if (isDigit(digit)) {
      return digit - '0';
    }
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
  }

  private static boolean isDigit(byte letter) {
    return letter >= '0' && letter <= '9';
  }
}
