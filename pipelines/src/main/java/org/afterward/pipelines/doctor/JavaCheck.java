package org.afterward.pipelines.doctor;

import java.util.List;
import java.util.Locale;

/** Whether this Java is one that jobs run on, and how much memory it may take. */
record JavaCheck(int feature, long maxHeapBytes) implements Check {

  private static final int OLDEST = 17;
  private static final long SMALL_HEAP = 512L << 20;

  /** Of this process. */
  static JavaCheck ofThisProcess() {
    return new JavaCheck(Runtime.version().feature(), Runtime.getRuntime().maxMemory());
  }

  @Override
  public String what() {
    return "Java";
  }

  @Override
  public String remedy() {
    return "";
  }

  @Override
  public List<Finding> look() {
    String detail =
        String.format(Locale.ROOT, "Java %d, at most %,d MB of heap", feature, maxHeapBytes >> 20);
    if (feature < OLDEST) {
      return List.of(Finding.fail(what(), detail, "use Java 17 or later: set JAVA_HOME"));
    } else if (maxHeapBytes < SMALL_HEAP) {
      return List.of(
          Finding.warn(what(), detail, "give it more: AFTERWARD_JAVA_OPTS=-Xmx2g ./afterward ..."));
    }
    return List.of(Finding.ok(what(), detail));
  }
}
