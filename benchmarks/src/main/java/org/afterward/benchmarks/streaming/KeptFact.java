package org.afterward.benchmarks.streaming;

import java.io.IOException;
import java.util.Comparator;
import org.afterward.coders.FactKind;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** A fact as the job written by hand keeps it; whose it is, the key says. */
record KeptFact(long at, String id, FactKind kind, int amount) {

  static final Comparator<KeptFact> BY_TIME_AND_ID =
      (one, other) -> {
        int byTime = Long.compare(one.at, other.at);
        return byTime != 0 ? byTime : one.id.compareTo(other.id);
      };

  /** Six bytes of time, the id, a byte of kind, and an amount only where the kind can have one. */
  static final class Serializer extends RecordSerializer<KeptFact> {

    private static final int HAS_AMOUNT = 0x80;

    @Override
    public void serialize(KeptFact fact, DataOutputView out) throws IOException {
      out.writeShort((int) (fact.at >>> 32));
      out.writeInt((int) fact.at);
      StringValue.writeString(fact.id, out);
      if (fact.amount == 0) {
        out.writeByte(fact.kind.code());
      } else {
        out.writeByte(fact.kind.code() | HAS_AMOUNT);
        out.writeInt(fact.amount);
      }
    }

    @Override
    public KeptFact deserialize(DataInputView in) throws IOException {
      long at = ((long) in.readUnsignedShort() << 32) | (in.readInt() & 0xFFFF_FFFFL);
      String id = StringValue.readString(in);
      int head = in.readUnsignedByte();
      int amount = (head & HAS_AMOUNT) == 0 ? 0 : in.readInt();
      FactKind kind = FactKind.ofCode(head & ~HAS_AMOUNT);
      if (kind == null) {
        throw new IOException("A kept fact has the unknown kind " + (head & ~HAS_AMOUNT));
      }
      return new KeptFact(at, id, kind, amount);
    }

    @Override
    public TypeSerializerSnapshot<KeptFact> snapshotConfiguration() {
      return new Snapshot();
    }
  }

  /** Flink makes it when it restores. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptFact> {
    public Snapshot() {
      super(Serializer::new);
    }
  }
}
