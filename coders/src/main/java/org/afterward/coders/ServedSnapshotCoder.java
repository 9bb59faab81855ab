package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ServedSnapshot}. */
public final class ServedSnapshotCoder extends RecordCoder<ServedSnapshot> {

  private static final long serialVersionUID = 1;

  private static final ServedSnapshotCoder INSTANCE = new ServedSnapshotCoder();

  private ServedSnapshotCoder() {
    super(ServedSnapshot.class);
  }

  public static ServedSnapshotCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ServedSnapshot served, WireOutput out) throws CoderException {
    ContextSnapshotCoder.of().writeWithin(served.snapshot(), out);
    ContextVectorWire.write("ServedSnapshot.served", served.served(), out);
  }

  @Override
  ServedSnapshot read(WireInput in) throws CoderException {
    return new ServedSnapshot(
        ContextSnapshotCoder.of().readWithin(in),
        ContextVectorWire.read("ServedSnapshot.served", in));
  }
}
