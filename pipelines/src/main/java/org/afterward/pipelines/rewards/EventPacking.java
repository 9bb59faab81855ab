package org.afterward.pipelines.rewards;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.progress.Progress;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.RewardSettlement;
import org.afterward.transforms.waiting.ShardPacker;

/**
 * Judges each event that is read, and packs what it means for rewards. Predictions are judged too,
 * and what Afterward itself wrote is passed over: neither means anything for a reward.
 */
final class EventPacking implements EventVisitor {

  /** In how large steps the progress is told. */
  private static final int STEP = 10_000;

  private final EventContract contract;
  private final RewardSettlement settlement;
  private final ShardPacker packer;
  private final Consumer<Rejection> rejections;
  private long read;
  private long opened;
  private long facts;

  EventPacking(
      EventContract contract,
      RewardSettlement settlement,
      ShardPacker packer,
      Consumer<Rejection> rejections) {
    this.contract = contract;
    this.settlement = settlement;
    this.packer = packer;
    this.rejections = rejections;
  }

  /** How many records there were so far, events or not. */
  long read() {
    return read;
  }

  /** How many exposures were packed so far. */
  long opened() {
    return opened;
  }

  /** How many facts were packed so far. */
  long facts() {
    return facts;
  }

  @Override
  public void event(Event event, List<BrokenRule> misread, Supplier<RawRecord> raw) {
    countOne();
    // Lines in files arrived who knows when, so nobody asks whether they come from the future.
    List<BrokenRule> broken = contract.broken(event, misread, Event.NO_TIME);
    if (!broken.isEmpty()) {
      rejections.accept(new Rejection(event.type().name(), broken, raw.get()));
    } else if (event instanceof UserEvent userEvent) {
      FactsOf.event(userEvent, this::pack);
    } else if (event instanceof Exposure exposure) {
      opened++;
      OpenExposure open = settlement.open(exposure);
      packer.add(settlement.personOf(open), settlement.remember(open));
    }
  }

  private void pack(String person, Fact fact) {
    facts++;
    packer.add(person, settlement.trim(fact));
  }

  @Override
  public void unreadable(Rejection rejection) {
    countOne();
    rejections.accept(rejection);
  }

  /** To be called after the last record. */
  void finish() {
    Progress.READ.add(read % STEP);
  }

  private void countOne() {
    read++;
    if (read % STEP == 0) {
      Progress.READ.add(STEP);
    }
  }
}
