package org.afterward.pipelines.files;

import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/** Writes the records of a bundle to hidden files, and gives their names and sizes in bytes. */
final class WriteBundlesFn<T> extends DoFn<T, KV<String, Long>> {

  private final PartWriter.Target<T> target;
  private transient @Nullable PartWriter<T> writer;

  WriteBundlesFn(PartWriter.Target<T> target) {
    this.target = target;
  }

  @ProcessElement
  public void write(@Element T value) throws IOException {
    PartWriter<T> open = writer;
    if (open == null) {
      open = target.newWriter();
      writer = open;
    }
    open.write(value);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) throws IOException {
    PartWriter<T> open = writer;
    writer = null;
    if (open != null) {
      for (KV<String, Long> file : open.complete()) {
        context.output(file, GlobalWindow.INSTANCE.maxTimestamp(), GlobalWindow.INSTANCE);
      }
    }
  }

  /** Of a bundle that failed; what it wrote is nobody's. */
  @Teardown
  public void abandon() throws IOException {
    if (writer != null) {
      writer.abandon();
    }
  }
}
