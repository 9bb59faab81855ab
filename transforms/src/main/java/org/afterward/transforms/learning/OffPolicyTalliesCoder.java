package org.afterward.transforms.learning;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.CustomCoder;

/** The bytes of tallies, which live no longer than their job. */
final class OffPolicyTalliesCoder extends CustomCoder<OffPolicyTallies> {

  private static final long serialVersionUID = 1;

  private final OffPolicySettings settings;

  OffPolicyTalliesCoder(OffPolicySettings settings) {
    this.settings = settings;
  }

  @Override
  public void encode(OffPolicyTallies tallies, OutputStream out) {
    tallies.write(new OffPolicyOutput(out));
  }

  @Override
  public OffPolicyTallies decode(InputStream in) {
    return OffPolicyTallies.read(new OffPolicyInput(in), settings);
  }

  @Override
  public void verifyDeterministic() {
    // Groups are written in their order, and sums have one form each.
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OffPolicyTalliesCoder that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }
}
