package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.util.Comparator;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** An exposure as the job written by hand keeps it; whose it is, the key says. */
record KeptExposure(long at, String id, int strategy) {

  static final Comparator<KeptExposure> BY_TIME_AND_ID =
      (one, other) -> {
        int byTime = Long.compare(one.at, other.at);
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
      };

  /** The fields, one after the other. */
  static final class Serializer extends RecordSerializer<KeptExposure> {

    @Override
    public void serialize(KeptExposure exposure, DataOutputView out) throws IOException {
      out.writeLong(exposure.at);
      StringValue.writeString(exposure.id, out);
      out.writeInt(exposure.strategy);
    }

    @Override
    public KeptExposure deserialize(DataInputView in) throws IOException {
      return new KeptExposure(in.readLong(), StringValue.readString(in), in.readInt());
    }

    @Override
    public TypeSerializerSnapshot<KeptExposure> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Flink makes it when it restores. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptExposure> {
    public Snapshot() {
      super(Serializer::new);
    }
  }
}
