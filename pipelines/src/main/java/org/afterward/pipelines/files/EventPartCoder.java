package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** The bytes of an {@link EventPart}: a version, and then its fields in their order. */
final class EventPartCoder extends AtomicCoder<EventPart> {

  private static final long serialVersionUID = 1;

  private static final int VERSION = 1;
  private static final EventPartCoder INSTANCE = new EventPartCoder();
  private static final Coder<String> TEXT = StringUtf8Coder.of();

  private EventPartCoder() {}

  static EventPartCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(EventPart part, OutputStream out) throws IOException {
    EventFile file = part.file();
    out.write(VERSION);
    TEXT.encode(file.name(), out);
    VarInt.encode(file.format().code(), out);
    VarInt.encode(file.packing().code(), out);
    VarInt.encode(file.size(), out);
    VarInt.encode(part.from(), out);
    VarInt.encode(part.to(), out);
  }

  @Override
  public EventPart decode(InputStream in) throws IOException {
    int version = in.read();
    if (version != VERSION) {
      throw new CoderException("EventPart: version " + version + " instead of " + VERSION);
    }
    String name = TEXT.decode(in);
    try {
      FileFormat format = FileFormat.ofCode(VarInt.decodeInt(in));
      Packing packing = Packing.ofCode(VarInt.decodeInt(in));
      EventFile file = new EventFile(name, format, packing, VarInt.decodeLong(in));
      return new EventPart(file, VarInt.decodeLong(in), VarInt.decodeLong(in));
    } catch (IllegalArgumentException e) {
      throw new CoderException("EventPart of " + name, e);
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
