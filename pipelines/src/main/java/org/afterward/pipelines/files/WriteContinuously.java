package org.afterward.pipelines.files;

import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.IterableCoder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.transforms.GroupIntoBatches;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.windowing.GlobalWindows;
import org.apache.beam.sdk.transforms.windowing.Window;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;

/** The gear of {@link WriteRecords} for records without an end. */
final class WriteContinuously<T> extends PTransform<PCollection<T>, PCollection<String>> {

  private static final long serialVersionUID = 1;

  private static final Coder<KV<String, Integer>> FOLDER_AND_SHARD =
      KvCoder.of(StringUtf8Coder.of(), VarIntCoder.of());

  private final PartWriter.Target<T> target;
  private final Batches batches;

  WriteContinuously(PartWriter.Target<T> target, Batches batches) {
    this.target = target;
    this.batches = batches;
  }

  @Override
  public PCollection<String> expand(PCollection<T> input) {
    Coder<T> records = input.getCoder();
    return input
        .apply("Forget windows", Window.into(new GlobalWindows()))
        .apply("Spread over shards", ParDo.of(new SpreadOverShardsFn<>(target, batches.shards())))
        .setCoder(KvCoder.of(FOLDER_AND_SHARD, records))
        .apply(
            "Gather batches",
            GroupIntoBatches.<KV<String, Integer>, T>ofSize(batches.records())
                .withByteSize(batches.bytes())
                .withMaxBufferingDuration(batches.patience()))
        .setCoder(KvCoder.of(FOLDER_AND_SHARD, IterableCoder.of(records)))
        .apply("Name batches", ParDo.of(new NameBatchesFn<>(target.files())))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), IterableCoder.of(records)))
        .apply("Write batches", ParDo.of(new WriteBatchesFn<>(target)))
        .setCoder(StringUtf8Coder.of());
  }
}
