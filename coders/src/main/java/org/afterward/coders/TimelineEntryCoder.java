package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link TimelineEntry}: which of the two it is, and then that. */
public final class TimelineEntryCoder extends RecordCoder<TimelineEntry> {

  private static final long serialVersionUID = 1;

  private static final int FACT = 1;
  private static final int DECISION = 2;

  private static final TimelineEntryCoder INSTANCE = new TimelineEntryCoder();

  private TimelineEntryCoder() {
    super(TimelineEntry.class);
  }

  public static TimelineEntryCoder of() {
    return INSTANCE;
  }

  @Override
  void write(TimelineEntry entry, WireOutput out) throws CoderException {
    if (entry instanceof Fact fact) {
      out.writeCount(FACT);
      FactCoder.of().writeWithin(fact, out);
    } else if (entry instanceof Decision decision) {
      out.writeCount(DECISION);
      DecisionCoder.of().writeWithin(decision, out);
    } else {
      throw new CoderException("TimelineEntry of an unknown class: " + entry.getClass());
    }
  }

  @Override
  TimelineEntry read(WireInput in) throws CoderException {
    int tag = in.readCount("TimelineEntry.tag");
    return switch (tag) {
      case FACT -> FactCoder.of().readWithin(in);
      case DECISION -> DecisionCoder.of().readWithin(in);
      default -> throw new CoderException("TimelineEntry.tag has the unknown code " + tag);
    };
  }
}
