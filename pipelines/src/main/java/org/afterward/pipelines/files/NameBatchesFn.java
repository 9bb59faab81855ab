package org.afterward.pipelines.files;

import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Gives each batch the name of its file. The name is drawn by lot, and not made of what is in the
 * batch: two batches of equal records are two files. It stays the same only from the next stable
 * input on.
 */
final class NameBatchesFn<T>
    extends DoFn<KV<KV<String, Integer>, Iterable<T>>, KV<String, Iterable<T>>> {

  private static final long serialVersionUID = 1;

  private final PartFiles files;

  NameBatchesFn(PartFiles files) {
    this.files = files;
  }

  @ProcessElement
  public void name(
      @Element KV<KV<String, Integer>, Iterable<T>> batch,
      OutputReceiver<KV<String, Iterable<T>>> out) {
    String folder = String.valueOf(batch.getKey().getKey());
    out.output(KV.of(files.newPartName(folder), batch.getValue()));
  }
}
