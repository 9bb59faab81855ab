package org.afterward.transforms.learning;

import org.afterward.coders.LoggedChoice;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.TupleTag;
import org.joda.time.Instant;

/**
 * Tallies the choices of a bundle, and puts the pieces of evidence that are in it together, by
 * shard of their names: so that the runner handles some hundreds of elements, and not one for each
 * choice or user.
 */
final class OffPolicyPackFn extends DoFn<LoggedChoice, KV<Integer, OffPolicyPieces>> {

  private static final long serialVersionUID = 1;

  static final TupleTag<KV<Integer, OffPolicyPieces>> PIECES = new TupleTag<>("pieces") {};
  static final TupleTag<OffPolicyTallies> TALLIES = new TupleTag<>("tallies") {};

  private final OffPolicySettings settings;
  private final int shards;
  private final int mostPieces;

  private transient OffPolicyPieces[] pieces = {};
  private transient OffPolicyTallies tallies;
  private transient int size;

  /**
   * @param mostPieces how many may be at hand; they are shipped as soon as there are more
   */
  OffPolicyPackFn(OffPolicySettings settings, int shards, int mostPieces) {
    this.settings = settings;
    this.shards = shards;
    this.mostPieces = mostPieces;
    tallies = new OffPolicyTallies(settings);
  }

  @StartBundle
  public void startBundle() {
    tallies = new OffPolicyTallies(settings);
    clear();
  }

  private void clear() {
    pieces = new OffPolicyPieces[shards];
    for (int shard = 0; shard < shards; shard++) {
      pieces[shard] = new OffPolicyPieces();
    }
    size = 0;
  }

  @ProcessElement
  public void pack(@Element LoggedChoice choice, MultiOutputReceiver outputs) {
    OffPolicyContract.require(choice);
    tallies.add(choice);
    String name = OffPolicyPiece.name(choice);
    OffPolicyPieces shard = pieces[Math.floorMod(name.hashCode(), shards)];
    int before = shard.size();
    shard.add(name, choice, settings);
    size += shard.size() - before;
    if (size > mostPieces) {
      flush((number, some) -> outputs.get(PIECES).output(KV.of(number, some)));
      clear();
    }
  }

  @FinishBundle
  public void finishBundle(FinishBundleContext context) {
    GlobalWindow window = GlobalWindow.INSTANCE;
    Instant end = window.maxTimestamp();
    flush((number, some) -> context.output(PIECES, KV.of(number, some), end, window));
    context.output(TALLIES, tallies, end, window);
  }

  private interface Shipping {
    void ship(int shard, OffPolicyPieces pieces);
  }

  private void flush(Shipping shipping) {
    for (int shard = 0; shard < shards; shard++) {
      if (pieces[shard].size() > 0) {
        shipping.ship(shard, pieces[shard]);
      }
    }
  }
}
