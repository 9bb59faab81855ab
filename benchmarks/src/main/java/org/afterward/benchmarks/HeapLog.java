package org.afterward.benchmarks;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the log that {@code -Xlog:gc} writes. */
final class HeapLog {

  /** Before the collection, after it, and the size of the heap: {@code 812M->203M(1963M)}. */
  private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

  private HeapLog() {}

  /**
   * The most megabytes that the heap held, garbage included, as of the collections: at none of them
   * was it fuller. What filled it after the last one is not seen.
   */
  static long peakMegabytes(List<String> lines) {
    long peak = 0;
    for (String line : lines) {
      Matcher collection = COLLECTION.matcher(line);
      if (collection.find()) {
        peak = Math.max(peak, Long.parseLong(collection.group(1)));
      }
    }
    return peak;
  }
}
