package org.afterward.transforms.context;

import org.afterward.coders.FactKind;
import org.afterward.coders.SpendType;

/** How often each kind of fact came, and the sum of its amounts where it has any. */
final class FactTotals {

  private final long[] counts = new long[FactKind.HIGHEST_CODE + 1];
  private final long[] amounts = new long[FactKind.HIGHEST_CODE + 1];

  void add(FactKind kind, long amount) {
    counts[kind.code()]++;
    if (hasAmount(kind)) {
      amounts[kind.code()] += amount;
    }
  }

  long count(FactKind kind) {
    return counts[kind.code()];
  }

  long count(FactKind first, FactKind second) {
    return count(first) + count(second);
  }

  long count(FactKind first, FactKind second, FactKind third) {
    return count(first) + count(second) + count(third);
  }

  long amount(FactKind kind) {
    return amounts[kind.code()];
  }

  /** All that was spent, on whatever. */
  long spent() {
    long spent = 0;
    for (SpendType type : SpendType.ALL) {
      spent += amount(FactKind.spending(type));
    }
    return spent;
  }

  /** The kinds that came as a mask of their codes, then of each how often, and how much. */
  void write(ProfileWriter out) {
    long mask = 0;
    for (FactKind kind : FactKind.values()) {
      mask |= count(kind) != 0 ? 1L << kind.code() : 0;
    }
    out.writeCount(mask);
    for (int code = 1; code < counts.length; code++) {
      if ((mask & 1L << code) != 0) {
        out.writeCount(counts[code]);
        if (hasAmount(kindOf(code))) {
          out.writeNumber(amounts[code]);
        }
      }
    }
  }

  void read(ProfileReader in) {
    long mask = in.readCount();
    for (int code = 0; code < Long.SIZE; code++) {
      if ((mask & 1L << code) != 0) {
        FactKind kind = kindOf(code);
        counts[code] = in.readCount();
        if (hasAmount(kind)) {
          amounts[code] = in.readNumber();
        }
      }
    }
  }

  private static FactKind kindOf(int code) {
    FactKind kind = FactKind.ofCode(code);
    if (kind == null) {
      throw new IllegalArgumentException("A profile has a fact of the unknown kind " + code);
    }
    return kind;
  }

  /** A prediction's amount is no quantity. */
  private static boolean hasAmount(FactKind kind) {
    return kind.spend() != null || kind == FactKind.PAID || kind == FactKind.HAD_SESSION;
  }
}
