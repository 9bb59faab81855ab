package org.afterward.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StructuredCoder;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeParameter;

/**
 * The bytes of a {@link Parsed}: where it came from and what was misread, then the event as its own
 * coder writes it.
 *
 * @param <T> the event
 */
public final class ParsedCoder<T extends Event> extends StructuredCoder<Parsed<T>> {

  private static final long serialVersionUID = 1;

  private final Coder<T> valueCoder;

  private ParsedCoder(Coder<T> valueCoder) {
    this.valueCoder = valueCoder;
  }

  public static <T extends Event> ParsedCoder<T> of(Coder<T> valueCoder) {
    return new ParsedCoder<>(valueCoder);
  }

  @Override
  public void encode(Parsed<T> parsed, OutputStream stream) throws IOException {
    if (parsed == null) {
      throw new CoderException("null is no Parsed");
    }
    WireOutput out = new WireOutput();
    RawRecordCoder.of().writeWithin(parsed.raw(), out);
    BrokenRuleCoder.writeAll(parsed.misread(), out);
    out.sendTo(stream, RecordCoder.VERSION);
    valueCoder.encode(parsed.value(), stream);
  }

  @Override
  public Parsed<T> decode(InputStream stream) throws IOException {
    WireInput in = WireInput.receive(stream, "Parsed", RecordCoder.VERSION);
    RawRecord raw = RawRecordCoder.of().readWithin(in);
    List<BrokenRule> misread = BrokenRuleCoder.readAll("Parsed.misread", in);
    in.end("Parsed");
    return new Parsed<>(valueCoder.decode(stream), raw, misread);
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of(valueCoder);
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    verifyDeterministic(this, "the coder of its value must be deterministic", valueCoder);
  }

  @Override
  public boolean consistentWithEquals() {
    return valueCoder.consistentWithEquals();
  }

  @Override
  public TypeDescriptor<Parsed<T>> getEncodedTypeDescriptor() {
    return new TypeDescriptor<Parsed<T>>() {}.where(
        new TypeParameter<T>() {}, valueCoder.getEncodedTypeDescriptor());
  }
}
