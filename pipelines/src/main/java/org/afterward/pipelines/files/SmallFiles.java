package org.afterward.pipelines.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Groups files so that small ones can be joined: a bundle of few records makes one of them. */
final class SmallFiles {

  /**
   * A file that is complete.
   *
   * @param bytes its size
   */
  record Written(String name, long bytes) {}

  private final long small;
  private final long enough;

  /**
   * @param small from how many bytes on a file stays as it is
   * @param enough how many bytes files that are joined have together at most
   */
  SmallFiles(long small, long enough) {
    this.small = small;
    this.enough = enough;
  }

  /** The files in groups, each of which is to be one file; the same for the same files. */
  List<List<String>> group(List<Written> files) {
    List<List<String>> groups = new ArrayList<>();
    List<String> joined = new ArrayList<>();
    long joinedBytes = 0;
    for (Written file : files.stream().sorted(Comparator.comparing(Written::name)).toList()) {
      if (file.bytes() >= small) {
        groups.add(List.of(file.name()));
        continue;
      }
      if (joinedBytes + file.bytes() > enough) {
        groups.add(List.copyOf(joined));
        joined.clear();
        joinedBytes = 0;
      }
      joined.add(file.name());
      joinedBytes += file.bytes();
    }
    if (!joined.isEmpty()) {
      groups.add(List.copyOf(joined));
    }
    return groups;
  }
}
