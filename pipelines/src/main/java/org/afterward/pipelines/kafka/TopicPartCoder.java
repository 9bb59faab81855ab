package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** The bytes of a {@link TopicPart}: a version, and then its fields in their order. */
public final class TopicPartCoder extends AtomicCoder<TopicPart> {

  private static final long serialVersionUID = 1;

  private static final int VERSION = 1;
  private static final TopicPartCoder INSTANCE = new TopicPartCoder();
  private static final Coder<String> TEXT = StringUtf8Coder.of();

  private TopicPartCoder() {}

  public static TopicPartCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TopicPart part, OutputStream out) throws IOException {
    out.write(VERSION);
    TEXT.encode(part.topic(), out);
    VarInt.encode(part.partition(), out);
    VarInt.encode(part.fromOffset(), out);
    VarInt.encode(part.toOffset(), out);
  }

  @Override
  public TopicPart decode(InputStream in) throws IOException {
    int version = in.read();
    if (version != VERSION) {
      throw new CoderException("TopicPart: version " + version + " instead of " + VERSION);
    }
    return new TopicPart(
        TEXT.decode(in), VarInt.decodeInt(in), VarInt.decodeLong(in), VarInt.decodeLong(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
