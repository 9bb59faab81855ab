package org.afterward.pipelines.files;

import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;

/**
 * Gives the hidden files that a {@link PartWriter} wrote their names, all at once and at the end:
 * see {@link WriteRecords} for what it promises. The input is the name and the size of each file;
 * the output is the names of the part files.
 */
public final class RevealParts
    extends PTransform<PCollection<KV<String, Long>>, PCollection<String>> {

  /** The form of the input. */
  public static final KvCoder<String, Long> NAME_AND_BYTES =
      KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of());

  private final PartWriter.Target<?> target;

  private RevealParts(PartWriter.Target<?> target) {
    this.target = target;
  }

  /** The files that were written for this target. */
  public static RevealParts of(PartWriter.Target<?> target) {
    return new RevealParts(target);
  }

  @Override
  public PCollection<String> expand(PCollection<KV<String, Long>> written) {
    // So that there is a group even when there is no record.
    PCollection<KV<String, Long>> none =
        written.getPipeline().apply("Begin", Create.of(RevealFn.NOTHING).withCoder(NAME_AND_BYTES));
    return PCollectionList.of(written)
        .and(none)
        .apply("With the beginning", Flatten.pCollections())
        .apply("As one group", WithKeys.<String, KV<String, Long>>of(""))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), NAME_AND_BYTES))
        .apply("Await all files", GroupByKey.create())
        .apply("Reveal files", ParDo.of(new RevealFn<>(target)))
        .setCoder(StringUtf8Coder.of());
  }
}
