package org.afterward.transforms.reward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.LedgerDay;
import org.afterward.coders.UserEvent;

/**
 * The ledger under the standard policy, kept naively: for each spend and each side of a match, a
 * loop over all exposures.
 */
final class ReferenceLedger {

  private static final long DAY = 24 * 60 * 60 * 1000L;
  private static final long UNIT = 1_000_000;

  private ReferenceLedger() {}

  static List<LedgerDay> of(History history, CreditPolicy credit) {
    Map<Long, LedgerDay> days = new TreeMap<>();
    for (UserEvent event : history.events().stream().distinct().toList()) {
      List<String> people = new ArrayList<>();
      long worth = 5 * UNIT;
      if (event.type() == EventType.CURRENCY_SPEND) {
        people.add(event.userId());
        worth = event.amount() * UNIT;
      } else if (event.type() == EventType.MATCH) {
        people.add(event.userId());
        people.add(event.targetUserId());
      }
      for (String person : people) {
        LedgerDay entry = entry(event, person, worth, credit, history.exposures());
        days.merge(entry.day(), entry, LedgerDay::plus);
      }
    }
    return List.copyOf(days.values());
  }

  private static LedgerDay entry(
      UserEvent event, String person, long worth, CreditPolicy credit, List<Exposure> exposures) {
    List<Exposure> open =
        exposures.stream()
            .distinct()
            .filter(exposure -> exposure.userId().equals(person))
            .filter(exposure -> exposure.at() <= event.at() && event.at() < exposure.at() + 7 * DAY)
            .toList();
    boolean linked =
        open.stream().anyMatch(exposure -> exposure.exposureId().equals(event.exposureId()));
    long credited =
        switch (credit) {
          case FULL -> worth * open.size();
          case LAST, FIRST, LINEAR -> open.isEmpty() ? 0 : worth;
          case LINKED -> linked ? worth : 0;
        };
    return new LedgerDay(
        Math.floorDiv(event.at(), DAY),
        RewardPolicy.standard().reference(),
        credit,
        1,
        worth,
        credited,
        credited == 0 ? worth : 0);
  }
}
