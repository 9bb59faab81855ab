package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ServedAndRecomputed}. */
public final class ServedAndRecomputedCoder extends RecordCoder<ServedAndRecomputed> {

  private static final long serialVersionUID = 1;

  private static final ServedAndRecomputedCoder INSTANCE = new ServedAndRecomputedCoder();

  private ServedAndRecomputedCoder() {
    super(ServedAndRecomputed.class);
  }

  public static ServedAndRecomputedCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ServedAndRecomputed pair, WireOutput out) throws CoderException {
    out.writeText("ServedAndRecomputed.exposureId", pair.exposureId());
    out.writeLong(pair.shownAt());
    ContextVectorWire.write("ServedAndRecomputed.served", pair.served(), out);
    ContextVectorWire.write("ServedAndRecomputed.recomputed", pair.recomputed(), out);
  }

  @Override
  ServedAndRecomputed read(WireInput in) throws CoderException {
    return new ServedAndRecomputed(
        in.readText("ServedAndRecomputed.exposureId"),
        in.readLong("ServedAndRecomputed.shownAt"),
        ContextVectorWire.read("ServedAndRecomputed.served", in),
        ContextVectorWire.read("ServedAndRecomputed.recomputed", in));
  }
}
