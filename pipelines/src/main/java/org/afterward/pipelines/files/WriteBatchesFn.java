package org.afterward.pipelines.files;

import java.io.IOException;
import org.afterward.pipelines.progress.Progress;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Writes each batch to the file that it came with the name of. The input is stable: whenever a
 * batch is written again, it has the same name and the same records. So a file that is there
 * already needs nothing.
 */
final class WriteBatchesFn<T> extends DoFn<KV<String, Iterable<T>>, String> {

  private static final long serialVersionUID = 1;

  private final PartWriter.Target<T> target;

  WriteBatchesFn(PartWriter.Target<T> target) {
    this.target = target;
  }

  @RequiresStableInput
  @ProcessElement
  public void write(@Element KV<String, Iterable<T>> batch, OutputReceiver<String> out)
      throws IOException {
    String name = batch.getKey();
    PartFiles files = target.files();
    if (!files.isThere(name)) {
      files.removeAttempts(name);
      String attempt = PartFiles.newAttemptName(name);
      Progress.WRITTEN.add(writeTo(attempt, batch.getValue()));
      files.reveal(attempt, name);
    }
    out.output(files.fullName(name));
  }

  private long writeTo(String hiddenName, Iterable<T> records) throws IOException {
    long written = 0;
    try (HiddenFile<T> file = target.create(hiddenName)) {
      for (T each : records) {
        file.write(each);
        written++;
      }
    }
    return written;
  }
}
