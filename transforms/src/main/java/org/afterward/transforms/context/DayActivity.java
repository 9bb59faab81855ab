package org.afterward.transforms.context;

import java.util.List;
import java.util.function.Consumer;
import org.afterward.coders.Activity;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.ServedContext;
import org.afterward.coders.Timeline;
import org.afterward.transforms.waiting.Retrospection;

/**
 * What users had done at the end of each of their days, by the rules of a {@link
 * SnapshotRetrospection} of days, without the rest of the snapshot: of scores alone, which a
 * population is made of, there are thirty times as many as of choices.
 */
final class DayActivity implements Retrospection<ServedContext, DayActivity.AtMidnight> {

  private static final long serialVersionUID = 1;

  /**
   * What a user had done.
   *
   * @param at the end of the day, in epoch milliseconds
   */
  record AtMidnight(long at, Activity activity) {}

  private final SnapshotRetrospection days;

  DayActivity(SnapshotRetrospection days) {
    this.days = days;
  }

  @Override
  public void settle(
      Bytes memory, Timeline timeline, List<Decision> due, Consumer<AtMidnight> outcomes) {
    Chronicle chronicle = days.chronicle(memory, timeline);
    for (Decision decision : due) {
      if (decision.id().isEmpty()) {
        UserProfile profile = chronicle.asOf(decision.at());
        if (!profile.isEmpty()) {
          outcomes.accept(new AtMidnight(decision.at(), profile.activityAt(decision.at())));
        }
      }
    }
  }

  @Override
  public Class<ServedContext> decisionType() {
    return days.decisionType();
  }

  @Override
  public Class<AtMidnight> outcomeType() {
    return AtMidnight.class;
  }

  @Override
  public String personOf(ServedContext exposure) {
    return days.personOf(exposure);
  }

  @Override
  public Decision remember(ServedContext exposure) {
    return days.remember(exposure);
  }

  @Override
  public ServedContext recall(String person, Decision remembered) {
    return days.recall(person, remembered);
  }

  @Override
  public Fact trim(Fact fact) {
    return days.trim(fact);
  }

  @Override
  public Bytes fold(Bytes memory, Timeline past) {
    return days.fold(memory, past);
  }

  @Override
  public long lastAt(Bytes memory) {
    return days.lastAt(memory);
  }

  @Override
  public long silenceMs() {
    return days.silenceMs();
  }

  @Override
  public long nextLookAfter(long time) {
    return days.nextLookAfter(time);
  }
}
