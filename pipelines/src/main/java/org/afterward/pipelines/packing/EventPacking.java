package org.afterward.pipelines.packing;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.Fact;
import org.afterward.coders.Prediction;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.pipelines.progress.Progress;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.waiting.Settlement;
import org.afterward.transforms.waiting.ShardPacker;

/**
 * Judges each event that is read, and packs what it means for a job. What Afterward itself wrote is
 * passed over.
 */
final class EventPacking<D> implements EventVisitor {

  /** In how large steps the progress is told. */
  private static final int STEP = 10_000;

  private final EventContract contract;
  private final EventMeaning<D> meaning;
  private final Settlement<D, ?> settlement;
  private final ShardPacker packer;
  private final Consumer<Rejection> rejections;
  private long read;
  private long opened;
  private long facts;

  EventPacking(
      EventContract contract,
      EventMeaning<D> meaning,
      ShardPacker packer,
      Consumer<Rejection> rejections) {
    this.contract = contract;
    this.meaning = meaning;
    this.settlement = meaning.settlement();
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
  public void event(
      Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
    countOne();
    List<BrokenRule> broken = contract.broken(event, misread, arrivedAt);
    if (!broken.isEmpty()) {
      rejections.accept(new Rejection(event.type().name(), broken, raw.get()));
    } else if (event instanceof UserEvent userEvent) {
      meaning.facts(userEvent, this::pack);
    } else if (event instanceof Exposure exposure) {
      opened++;
      D decision = meaning.decision(exposure);
      packer.add(settlement.personOf(decision), settlement.remember(decision));
    } else if (event instanceof Prediction prediction) {
      meaning.facts(prediction, this::pack);
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
