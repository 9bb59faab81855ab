package org.afterward.benchmarks.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** A fact on its way to the user on whose timeline it stands, in the job written by hand. */
record Happened(String user, KeptFact fact) {

  /** The user, and the fact as it is kept. */
  static final class Serializer extends RecordSerializer<Happened> {

    private static final KeptFact.Serializer FACT = new KeptFact.Serializer();

    @Override
    public void serialize(Happened happened, DataOutputView out) throws IOException {
      StringValue.writeString(happened.user, out);
      FACT.serialize(happened.fact, out);
    }

    @Override
    public Happened deserialize(DataInputView in) throws IOException {
      return new Happened(StringValue.readString(in), FACT.deserialize(in));
    }

    @Override
    public TypeSerializerSnapshot<Happened> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Flink makes it when it restores. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Happened> {
    public Snapshot() {
      super(Serializer::new);
    }
  }
}
