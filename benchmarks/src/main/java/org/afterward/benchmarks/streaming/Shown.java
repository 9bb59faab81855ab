package org.afterward.benchmarks.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** An exposure on its way to its user, in the job written by hand. */
record Shown(String user, KeptExposure exposure) {

  /** The user, and the exposure as it is kept. */
  static final class Serializer extends RecordSerializer<Shown> {

    private static final KeptExposure.Serializer EXPOSURE = new KeptExposure.Serializer();

    @Override
    public void serialize(Shown shown, DataOutputView out) throws IOException {
      StringValue.writeString(shown.user, out);
      EXPOSURE.serialize(shown.exposure, out);
    }

    @Override
    public Shown deserialize(DataInputView in) throws IOException {
      return new Shown(StringValue.readString(in), EXPOSURE.deserialize(in));
    }

    @Override
    public TypeSerializerSnapshot<Shown> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Flink makes it when it restores. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Shown> {
    public Snapshot() {
      super(Serializer::new);
    }
  }
}
