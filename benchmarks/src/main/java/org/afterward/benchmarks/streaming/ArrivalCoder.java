package org.afterward.benchmarks.streaming;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.afterward.coders.FactKind;
import org.apache.beam.sdk.coders.AtomicCoder;

/** The bytes of an {@link Arrival}, which no program needs: it is split up where it is made. */
final class ArrivalCoder extends AtomicCoder<Arrival> {

  private static final int EXPOSURE = 0;

  static ArrivalCoder of() {
    return new ArrivalCoder();
  }

  @Override
  public void encode(Arrival arrival, OutputStream stream) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeUTF(arrival.user());
    out.writeLong(arrival.at());
    out.writeUTF(arrival.id());
    FactKind kind = arrival.kind();
    out.writeByte(kind == null ? EXPOSURE : kind.code());
    out.writeInt(arrival.number());
  }

  @Override
  public Arrival decode(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    return new Arrival(
        in.readUTF(), in.readLong(), in.readUTF(), FactKind.ofCode(in.readByte()), in.readInt());
  }
}
