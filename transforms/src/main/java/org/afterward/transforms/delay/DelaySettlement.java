package org.afterward.transforms.delay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.Decision;
import org.afterward.coders.DelayComponent;
import org.afterward.coders.ExposureDelays;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Timeline;
import org.afterward.transforms.waiting.Settlement;
import org.jspecify.annotations.Nullable;

/**
 * When after an exposure what it may lead to came for the first time, within its horizon and as far
 * as the input is complete. So an exposure is settled whose horizon is not over, too: it was
 * watched for as many whole hours as it is old.
 *
 * @param horizonMs how long exposures are watched at most
 * @param completeUntil up to when everything that happened is in the input, in epoch milliseconds
 */
record DelaySettlement(long horizonMs, long completeUntil)
    implements Settlement<OpenExposure, ExposureDelays> {

  /** What of an exposure's delays a fact may be, or null. */
  static @Nullable DelayComponent componentOf(FactKind kind) {
    if (kind.spend() != null) {
      return DelayComponent.FIRST_SPEND;
    }
    return switch (kind) {
      case MATCHED, WAS_MATCHED -> DelayComponent.FIRST_MATCH;
      case REQUEST_REJECTED -> DelayComponent.FIRST_REJECTION;
      case CLOSED_ACCOUNT -> DelayComponent.ACCOUNT_CLOSED;
      default -> null;
    };
  }

  @Override
  public Class<OpenExposure> decisionType() {
    return OpenExposure.class;
  }

  @Override
  public Class<ExposureDelays> outcomeType() {
    return ExposureDelays.class;
  }

  @Override
  public Class<?> countedAs() {
    return MeasureDelays.class;
  }

  @Override
  public String personOf(OpenExposure exposure) {
    return exposure.userId();
  }

  /** With the strategy in digits: these bytes live no longer than a batch. */
  @Override
  public Decision remember(OpenExposure exposure) {
    return new Decision(
        exposure.shownAt(),
        exposure.exposureId(),
        Bytes.utf8(Integer.toString(exposure.strategyId())));
  }

  @Override
  public OpenExposure recall(String person, Decision remembered) {
    return new OpenExposure(
        remembered.id(), person, remembered.at(), Integer.parseInt(remembered.brief().text()));
  }

  /** Only when it was counts. */
  @Override
  public Fact trim(Fact fact) {
    return new Fact(fact.at(), fact.id(), fact.kind(), 0, "", "");
  }

  /** Goes once over the timeline, back in time: what was met last is then the first after now. */
  @Override
  public void settle(Timeline timeline, List<Decision> due, Consumer<ExposureDelays> outcomes) {
    Deque<ExposureDelays> inOrder = new ArrayDeque<>(due.size());
    Map<DelayComponent, Long> first = new EnumMap<>(DelayComponent.class);
    int fact = timeline.size() - 1;
    for (int i = due.size() - 1; i >= 0; i--) {
      Decision decision = due.get(i);
      for (; fact >= 0 && timeline.at(fact) >= decision.at(); fact--) {
        DelayComponent component = componentOf(timeline.kind(fact));
        if (component != null) {
          first.put(component, timeline.at(fact));
        }
      }
      inOrder.push(delays(recall(timeline.person(), decision), first));
    }
    inOrder.forEach(outcomes);
  }

  private ExposureDelays delays(OpenExposure exposure, Map<DelayComponent, Long> first) {
    long seen = Math.max(0, Math.min(horizonMs, completeUntil - exposure.shownAt()));
    // In an hour that was not seen whole those would show to whom it happened, and not the others.
    long watched = seen / DelayCounts.STEP_MS * DelayCounts.STEP_MS;
    long end = exposure.shownAt() + watched;
    return new ExposureDelays(
        exposure.strategyId(),
        watched,
        delay(exposure, end, first.get(DelayComponent.FIRST_SPEND)),
        delay(exposure, end, first.get(DelayComponent.FIRST_MATCH)),
        delay(exposure, end, first.get(DelayComponent.FIRST_REJECTION)),
        delay(exposure, end, first.get(DelayComponent.ACCOUNT_CLOSED)));
  }

  private static long delay(OpenExposure exposure, long end, @Nullable Long at) {
    return at == null || at >= end ? ExposureDelays.NEVER : at - exposure.shownAt();
  }
}
