package org.afterward.transforms.learning;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.afterward.coders.LoggedChoice;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.values.KV;

/**
 * Adds whatever it is to the tallies.
 *
 * @param <T> what is added
 */
final class OffPolicyTallying<T> extends Combine.CombineFn<T, OffPolicyTallies, OffPolicyTallies> {

  private static final long serialVersionUID = 1;

  /** How one is added. */
  private interface Adding<T> extends Serializable {
    void add(T one, OffPolicyTallies tallies);
  }

  private final OffPolicySettings settings;
  private final Adding<T> adding;

  private OffPolicyTallying(OffPolicySettings settings, Adding<T> adding) {
    this.settings = settings;
    this.adding = adding;
  }

  static OffPolicyTallying<LoggedChoice> ofChoices(OffPolicySettings settings) {
    return new OffPolicyTallying<>(
        settings,
        (choice, tallies) -> {
          OffPolicyContract.require(choice);
          tallies.add(choice);
        });
  }

  /** Of pieces by group and name. */
  static OffPolicyTallying<KV<KV<String, String>, OffPolicyPiece>> ofPieces(
      OffPolicySettings settings) {
    return new OffPolicyTallying<>(
        settings,
        (piece, tallies) ->
            tallies.add(piece.getKey().getKey(), piece.getKey().getValue(), piece.getValue()));
  }

  static OffPolicyTallying<OffPolicyTallies> together(OffPolicySettings settings) {
    return new OffPolicyTallying<>(settings, (part, tallies) -> tallies.add(part));
  }

  @Override
  public OffPolicyTallies createAccumulator() {
    return new OffPolicyTallies(settings);
  }

  @Override
  public OffPolicyTallies addInput(OffPolicyTallies tallies, T one) {
    adding.add(one, tallies);
    return tallies;
  }

  @Override
  public OffPolicyTallies mergeAccumulators(Iterable<OffPolicyTallies> parts) {
    OffPolicyTallies whole = createAccumulator();
    parts.forEach(whole::add);
    return whole;
  }

  @Override
  public OffPolicyTallies extractOutput(OffPolicyTallies tallies) {
    return tallies;
  }

  @Override
  public Coder<OffPolicyTallies> getAccumulatorCoder(CoderRegistry registry, Coder<T> input) {
    return new TalliesCoder(settings);
  }

  @Override
  public Coder<OffPolicyTallies> getDefaultOutputCoder(CoderRegistry registry, Coder<T> input) {
    return new TalliesCoder(settings);
  }

  /** The bytes of tallies, which live no longer than their job. */
  private static final class TalliesCoder extends CustomCoder<OffPolicyTallies> {

    private static final long serialVersionUID = 1;

    private final OffPolicySettings settings;

    TalliesCoder(OffPolicySettings settings) {
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
      return other instanceof TalliesCoder that && settings.equals(that.settings);
    }

    @Override
    public int hashCode() {
      return settings.hashCode();
    }
  }
}
