package org.afterward.pipelines.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Gives all files of an output their names, once they are complete. */
final class RevealFn<T> extends DoFn<KV<String, Iterable<KV<String, Long>>>, String> {

  private static final long serialVersionUID = 1;

  /** Stands for no file; it is always there. */
  static final KV<String, Long> NOTHING = KV.of("", 0L);

  private static final SmallFiles SMALL_FILES = new SmallFiles(8L << 20, 64L << 20);

  private final PartWriter.Target<T> target;

  RevealFn(PartWriter.Target<T> target) {
    this.target = target;
  }

  @ProcessElement
  public void reveal(
      @Element KV<String, Iterable<KV<String, Long>>> all, OutputReceiver<String> out)
      throws IOException {
    Map<String, List<SmallFiles.Written>> folders = new TreeMap<>();
    if (!target.hasFolders()) {
      folders.put("", new ArrayList<>());
    }
    for (KV<String, Long> each : all.getValue()) {
      if (!each.equals(NOTHING)) {
        folders
            .computeIfAbsent(PartFiles.folder(each.getKey()), folder -> new ArrayList<>())
            .add(new SmallFiles.Written(each.getKey(), each.getValue()));
      }
    }
    for (Map.Entry<String, List<SmallFiles.Written>> each : folders.entrySet()) {
      List<String> parts = parts(each.getValue());
      if (parts.isEmpty()) {
        parts.add(emptyFile());
      }
      target.files().reveal(each.getKey(), parts).forEach(out::output);
    }
    target.files().removeHidden(target.hasFolders());
  }

  private List<String> parts(List<SmallFiles.Written> written) throws IOException {
    List<String> parts = new ArrayList<>();
    for (List<String> group : SMALL_FILES.group(written)) {
      parts.add(group.size() == 1 ? group.get(0) : joined(group));
    }
    return parts;
  }

  private String joined(List<String> group) throws IOException {
    // Named after the first of them, and so the same whenever this is done again.
    String name = group.get(0) + "-joined";
    // They are removed only after all files have their names: without them it has been done.
    PartFiles files = target.files();
    if (files.areThere(group)) {
      new FileJoiner(files, target.format()).join(group, name);
    }
    return name;
  }

  private String emptyFile() throws IOException {
    HiddenFile<T> empty = target.create(target.files().newHiddenName(""));
    empty.close();
    return empty.name();
  }
}
