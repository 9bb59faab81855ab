package org.afterward.pipelines.explain;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Event;
import org.afterward.coders.Exposure;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.afterward.coders.UserEvent;
import org.afterward.pipelines.files.EventVisitor;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.intake.FactsOf;
import org.afterward.transforms.reward.CaseFile;
import org.afterward.transforms.reward.Refusal;
import org.afterward.transforms.reward.RewardSettlement;
import org.jspecify.annotations.Nullable;

/** Collects all that was delivered about some users, and lets everybody else's events pass. */
final class CaseCollection implements EventVisitor {

  private final EventContract contract;
  private final RewardSettlement settlement;
  private final SortedMap<String, CaseFile> files = new TreeMap<>();

  CaseCollection(Collection<String> users, EventContract contract, RewardSettlement settlement) {
    this.contract = contract;
    this.settlement = settlement;
    users.forEach(user -> files.put(user, new CaseFile(user)));
  }

  /** One for each user, in the order of their ids. */
  Collection<CaseFile> files() {
    return files.values();
  }

  @Override
  public void event(
      Event event, List<BrokenRule> misread, long arrivedAt, Supplier<RawRecord> raw) {
    if (event instanceof UserEvent act) {
      if (files.containsKey(act.userId()) || files.containsKey(act.targetUserId())) {
        judge(event, misread, raw);
      }
    } else if (event instanceof Exposure exposure && files.containsKey(exposure.userId())) {
      judge(event, misread, raw);
    }
  }

  @Override
  public void unreadable(Rejection rejection) {
    // Nobody can say whose it is.
  }

  private void judge(Event event, List<BrokenRule> misread, Supplier<RawRecord> raw) {
    List<BrokenRule> broken = contract.broken(event, misread, Event.NO_TIME);
    if (!broken.isEmpty()) {
      refuse(new Refusal(event, new Rejection(event.type().name(), broken, raw.get())));
    } else if (event instanceof UserEvent act) {
      FactsOf.event(
          act,
          (person, fact) -> {
            @Nullable CaseFile file = files.get(person);
            if (file != null) {
              file.add(fact);
            }
          });
    } else if (event instanceof Exposure exposure) {
      open(exposure);
    }
  }

  private void refuse(Refusal refusal) {
    if (refusal.event() instanceof UserEvent act) {
      refuse(act.userId(), refusal);
      if (standsOnBothTimelines(act) && !act.targetUserId().equals(act.userId())) {
        refuse(act.targetUserId(), refusal);
      }
    } else if (refusal.event() instanceof Exposure exposure) {
      refuse(exposure.userId(), refusal);
    }
  }

  private void refuse(String person, Refusal refusal) {
    @Nullable CaseFile file = files.get(person);
    if (file != null) {
      file.add(refusal);
    }
  }

  private static boolean standsOnBothTimelines(UserEvent act) {
    return switch (act.type()) {
      case FRIEND_ACCEPT, FRIEND_REJECT, FRIEND_EXPIRE, MATCH -> true;
      default -> false;
    };
  }

  private void open(Exposure exposure) {
    @Nullable CaseFile file = files.get(exposure.userId());
    if (file != null) {
      file.add(settlement.remember(OpenExposure.of(exposure)));
    }
  }
}
