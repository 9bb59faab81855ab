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
 * {@link PackEvents} for why. The output is the tallies.
 */
final class WriteOutcomes
    extends PTransform<PCollection<KV<Integer, TimelineChunk>>, PCollection<KV<String, Tally>>> {

  private static final TupleTag<KV<String, Tally>> TALLIES = new TupleTag<>("tallies") {};
  private static final TupleTag<KV<String, Long>> REWARDS = new TupleTag<>("rewards") {};
  private static final TupleTag<KV<String, Long>> IMPLAUSIBLE = new TupleTag<>("implausible") {};
  private static final TupleTag<KV<String, Long>> PENDING = new TupleTag<>("pending") {};

  private final WaitingCounters counters = WaitingCounters.of(WriteOutcomes.class);
  private final Counter checkedCount = Metrics.counter(WriteOutcomes.class, "checked");
  private final Counter implausibleCount = Metrics.counter(WriteOutcomes.class, "implausible");
  private final RewardTerms terms;
  private final String folder;
  private final @Nullable Instant completeUntil;
  private final PartWriter.Target<Reward> rewards;
  private final PartWriter.Target<ImplausibleReward> implausible;
  private final PartWriter.Target<Pending<OpenExposure>> pending;

  private WriteOutcomes(
      RewardTerms terms, @Nullable Instant completeUntil, String folder, FileFormat format) {
    this.terms = terms;
    this.folder = folder;
    this.completeUntil = completeUntil;
    this.rewards = PartWriter.Target.of(folder + "/rewards", RecordFormat.rewards(), format);
    this.implausible =
        PartWriter.Target.of(folder + "/implausible", RecordFormat.implausibleRewards(), format);
    this.pending =
        PartWriter.Target.of(folder + "/pending", RecordFormat.pendingExposures(), format);
  }

  /**
   * Into {@code rewards/}, {@code implausible/} and {@code pending/} of a folder, and {@link
   * CreditFiles} where more than full credit is asked.
   */
  static WriteOutcomes into(
      String folder, FileFormat format, RewardTerms terms, @Nullable Instant completeUntil) {
    return new WriteOutcomes(terms, completeUntil, folder, format);
  }

  @Override
  public PCollection<KV<String, Tally>> expand(PCollection<KV<Integer, TimelineChunk>> chunks) {
    TupleTagList more = TupleTagList.of(REWARDS).and(IMPLAUSIBLE).and(PENDING);
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
    return written.get(TALLIES);
  }

  private void settle(
      Consumer<Consumer<Timeline>> shard, long completeUntilMs, MultiOutputReceiver outputs)
      throws IOException {
    Settling settling = new Settling(completeUntilMs);
    shard.accept(settling);
    settling.complete(outputs);
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
    private long checked;

    Settling(long until) {
      this.until = until;
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
          pendingPart.write(waiting);
          Tallies.pending(waiting, this::tally);
          counts.addPending();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void write(Reward reward) {
      counts.addSettled();
      checked++;
      List<String> doubts = Plausibility.doubts(reward, terms.policy().plausible());
      try {
        if (doubts.isEmpty()) {
          rewardPart.write(reward);
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

    void complete(MultiOutputReceiver outputs) throws IOException {
      output(outputs, REWARDS, rewardPart);
      output(outputs, IMPLAUSIBLE, implausiblePart);
      output(outputs, PENDING, pendingPart);
      if (terms.accountsForCredit()) {
        accounts.complete(outputs);
      }
      counts.decidedUpTo(until - settlement.horizonMs());
      counters.add(counts);
      checkedCount.inc(checked);
      tallies.forEach((name, tally) -> outputs.get(TALLIES).output(KV.of(name, tally)));
    }

    private void output(
        MultiOutputReceiver outputs, TupleTag<KV<String, Long>> tag, PartWriter<?> part)
        throws IOException {
      KV<String, Long> file = part.complete();
      if (file != null) {
        outputs.get(tag).output(file);
      }
    }
  }
}
