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
 * The bytes of a {@link Pending}: until when and why, then the decision as its own coder writes it.
 *
 * @param <D> the decision
 */
public final class PendingCoder<D> extends StructuredCoder<Pending<D>> {

  private static final long serialVersionUID = 1;

  private final Coder<D> decisionCoder;

  private PendingCoder(Coder<D> decisionCoder) {
    this.decisionCoder = decisionCoder;
  }

  public static <D> PendingCoder<D> of(Coder<D> decisionCoder) {
    return new PendingCoder<>(decisionCoder);
  }

  @Override
  public void encode(Pending<D> pending, OutputStream stream) throws IOException {
    if (pending == null) {
      throw new CoderException("null is no Pending");
    }
    WireOutput out = new WireOutput();
    out.writeLong(pending.dueAt());
    out.writeCount(pending.cause().code());
    out.sendTo(stream, RecordCoder.VERSION);
    decisionCoder.encode(pending.decision(), stream);
  }

  @Override
  public Pending<D> decode(InputStream stream) throws IOException {
    WireInput in = WireInput.receive(stream, "Pending", RecordCoder.VERSION);
    long dueAt = in.readLong("Pending.dueAt");
    Pending.Cause cause = in.readCode("Pending.cause", Pending.Cause::ofCode);
    in.end("Pending");
    return new Pending<>(decisionCoder.decode(stream), dueAt, cause);
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of(decisionCoder);
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    verifyDeterministic(this, "the coder of its decision must be deterministic", decisionCoder);
  }

  @Override
  public boolean consistentWithEquals() {
    return decisionCoder.consistentWithEquals();
  }

  @Override
  public TypeDescriptor<Pending<D>> getEncodedTypeDescriptor() {
    return new TypeDescriptor<Pending<D>>() {}.where(
        new TypeParameter<D>() {}, decisionCoder.getEncodedTypeDescriptor());
  }
}
