package org.afterward.pipelines.rewards;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.ImplausibleReward;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Reward;
import org.afterward.coders.Timeline;
import org.afterward.coders.TimelineChunk;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.PartWriter;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.RevealParts;
import org.afterward.pipelines.packing.PackEvents;
import org.afterward.transforms.reward.Plausibility;
import org.afterward.transforms.reward.RewardSettlement;
import org.afterward.transforms.waiting.SweepShards;
import org.afterward.transforms.waiting.WaitingCounters;
import org.afterward.transforms.waiting.WaitingCounts;
import org.afterward.transforms.waiting.WaitingRoom;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn.MultiOutputReceiver;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Settles the exposures of each shard, checks the rewards, and writes them, all in one loop:
 * AwaitRewards, CheckRewards and WriteRecords by hand, out of the same Beam-free classes. See
 * {@link PackEvents} for why. The output is the tallies, and where they are asked for the plausible
 * rewards.
 */
final class WriteOutcomes
    extends PTransform<PCollection<KV<Integer, TimelineChunk>>, PCollectionTuple> {

  static final TupleTag<KV<String, Tally>> TALLIES = new TupleTag<>("tallies") {};
  static final TupleTag<Reward> PLAUSIBLE = new TupleTag<>("plausible") {};

  private static final TupleTag<KV<String, Long>> REWARDS = new TupleTag<>("rewards") {};
  private static final TupleTag<KV<String, Long>> IMPLAUSIBLE = new TupleTag<>("implausible") {};
  private static final TupleTag<KV<String, Long>> PENDING = new TupleTag<>("pending") {};

  private final WaitingCounters counters = WaitingCounters.of(WriteOutcomes.class);
  private final Counter checkedCount = Metrics.counter(WriteOutcomes.class, "checked");
  private final Counter implausibleCount = Metrics.counter(WriteOutcomes.class, "implausible");
  private final RewardTerms terms;
  private final ShownRange range;
  private final boolean sayingRewards;
  private final String folder;
  private final @Nullable Instant completeUntil;
  private final PartWriter.Target<Reward> rewards;
  private final PartWriter.Target<ImplausibleReward> implausible;
  private final PartWriter.Target<Pending<OpenExposure>> pending;

  private WriteOutcomes(
      RewardTerms terms,
      ShownRange range,
      @Nullable Instant completeUntil,
      boolean sayingRewards,
      String folder,
      FileFormat format) {
    this.terms = terms;
    this.range = range;
    this.sayingRewards = sayingRewards;
    this.folder = folder;
    this.completeUntil = completeUntil;
    this.rewards =
        PartWriter.Target.of(folder + "/rewards", RecordFormat.rewards(terms.extras()), format);
    this.implausible =
        PartWriter.Target.of(folder + "/implausible", RecordFormat.implausibleRewards(), format);
    this.pending =
        PartWriter.Target.of(folder + "/pending", RecordFormat.pendingExposures(), format);
  }

  /**
   * Into {@code rewards/}, {@code implausible/} and {@code pending/} of a folder, and {@link
   * CreditFiles} where more than full credit is asked.
   *
   * @param sayingRewards whether somebody else wants the rewards too
   */
  static WriteOutcomes into(
      String folder,
      FileFormat format,
      RewardTerms terms,
      ShownRange range,
      @Nullable Instant completeUntil,
      boolean sayingRewards) {
    return new WriteOutcomes(terms, range, completeUntil, sayingRewards, folder, format);
  }

  @Override
  public PCollectionTuple expand(PCollection<KV<Integer, TimelineChunk>> chunks) {
    TupleTagList more = TupleTagList.of(PLAUSIBLE).and(REWARDS).and(IMPLAUSIBLE).and(PENDING);
    if (terms.accountsForCredit()) {
      more = more.and(CreditAccounts.LEDGER).and(CreditAccounts.WORTHS);
    }
    PCollectionTuple written =
        chunks.apply("Settle", SweepShards.with(this::settle, completeUntil, TALLIES, more));
    written.get(REWARDS).apply("Reveal rewards", RevealParts.of(rewards));
    written.get(IMPLAUSIBLE).apply("Reveal implausible", RevealParts.of(implausible));
    written.get(PENDING).apply("Reveal pending", RevealParts.of(pending));
    if (terms.accountsForCredit()) {
      written.apply("Write credit", WriteCredit.into(folder));
    }
    return PCollectionTuple.of(TALLIES, written.get(TALLIES))
        .and(PLAUSIBLE, written.get(PLAUSIBLE));
  }

  private void settle(
      Consumer<Consumer<Timeline>> shard, long completeUntilMs, MultiOutputReceiver outputs)
      throws IOException {
    Settling settling = new Settling(completeUntilMs, outputs);
    shard.accept(settling);
    settling.complete();
  }

  /** One shard's worth of work. */
  private final class Settling implements Consumer<Timeline> {

    private final RewardSettlement settlement = terms.settlement();
    private final CreditAccounts accounts = new CreditAccounts(terms);
    private final PartWriter<Reward> rewardPart = rewards.newWriter();
    private final PartWriter<ImplausibleReward> implausiblePart = implausible.newWriter();
    private final PartWriter<Pending<OpenExposure>> pendingPart = pending.newWriter();
    private final Map<String, Tally> tallies = new HashMap<>();
    private final WaitingCounts counts = new WaitingCounts(settlement.outcomesPerDecision());
    private final long until;
    private final MultiOutputReceiver outputs;
    private long checked;

    Settling(long until, MultiOutputReceiver outputs) {
      this.until = until;
      this.outputs = outputs;
    }

    @Override
    public void accept(Timeline timeline) {
      if (terms.accountsForCredit()) {
        accounts.add(timeline);
      }
      WaitingRoom<OpenExposure, Reward> room = new WaitingRoom<>(settlement, timeline);
      try {
        room.advanceTo(until, this::write);
        for (Pending<OpenExposure> waiting : room.waiting()) {
          if (range.holds(waiting.decision().shownAt())) {
            pendingPart.write(waiting);
            Tallies.pending(waiting, this::tally);
          }
          counts.addPending();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write(Reward reward) {
      counts.addSettled();
      if (!range.holds(reward.exposure().shownAt())) {
        return;
      }
      checked++;
      List<String> doubts = Plausibility.doubts(reward, terms.policy().plausible());
      try {
        if (doubts.isEmpty()) {
          rewardPart.write(reward);
          if (sayingRewards) {
            outputs.get(PLAUSIBLE).output(reward);
          }
          Tallies.reward(reward, terms.summarized(), this::tally);
          if (terms.accountsForCredit()) {
            accounts.add(reward);
          }
        } else {
          ImplausibleReward doubted = new ImplausibleReward(reward, doubts);
          implausibleCount.inc();
          implausiblePart.write(doubted);
          Tallies.implausible(doubted, this::tally);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void tally(String name, Tally tally) {
      tallies.merge(name, tally, Tally::plus);
    }

    void complete() throws IOException {
      output(REWARDS, rewardPart);
      output(IMPLAUSIBLE, implausiblePart);
      output(PENDING, pendingPart);
      if (terms.accountsForCredit()) {
        accounts.complete(outputs);
      }
      counts.decidedUpTo(until - settlement.horizonMs());
      counters.add(counts);
      checkedCount.inc(checked);
      tallies.forEach((name, tally) -> outputs.get(TALLIES).output(KV.of(name, tally)));
    }

    private void output(TupleTag<KV<String, Long>> tag, PartWriter<?> part) throws IOException {
      part.complete().forEach(outputs.get(tag)::output);
    }
  }
}
