package org.afterward.transforms.context;

import java.util.List;
import org.afterward.coders.Decision;
import org.afterward.coders.FactKind;
import org.afterward.coders.Timeline;

/**
 * Tells a {@link UserProfile} one timeline in the order of time. Facts come before decisions of the
 * same millisecond; who asks at that millisecond has been told of neither.
 */
final class Chronicle {

  private final SnapshotTerms terms;
  private final Timeline timeline;
  private UserProfile profile;
  private int nextFact;
  private int nextDecision;

  /** Goes on with a profile where its story went on. */
  Chronicle(SnapshotTerms terms, UserProfile profile, Timeline timeline) {
    this.terms = terms;
    this.profile = profile;
    this.timeline = timeline;
  }

  /** The profile as of this time: of what was strictly before it. */
  UserProfile asOf(long time) {
    List<Decision> decisions = timeline.decisions();
    while (true) {
      long factAt = nextFact < timeline.size() ? timeline.at(nextFact) : Long.MAX_VALUE;
      long decisionAt =
          nextDecision < decisions.size() ? decisions.get(nextDecision).at() : Long.MAX_VALUE;
      if (Math.min(factAt, decisionAt) >= time) {
        break;
      }
      if (factAt <= decisionAt) {
        takeFact(nextFact++);
      } else {
        takeDecision(decisions.get(nextDecision++));
      }
    }
    return isForgottenAt(time) ? UserProfile.empty(terms.zone()) : profile;
  }

  /** The profile of the whole timeline. */
  UserProfile toItsEnd() {
    var unused = asOf(Long.MAX_VALUE);
    return profile;
  }

  private void takeFact(int i) {
    forgetUnlessHeardOf(timeline.at(i));
    profile.take(
        timeline.at(i),
        timeline.kind(i),
        timeline.amount(i),
        timeline.counterpart(i),
        timeline.exposure(i));
  }

  /** An exposure is an act of the user, who asked for it, and tells what was served. */
  private void takeDecision(Decision decision) {
    forgetUnlessHeardOf(decision.at());
    profile.take(decision.at(), FactKind.SHOWN, 0, "", "");
    profile.served(ServedBrief.recall(timeline.person(), decision).fields());
  }

  private void forgetUnlessHeardOf(long at) {
    if (isForgottenAt(at)) {
      profile = UserProfile.empty(terms.zone());
    }
  }

  private boolean isForgottenAt(long time) {
    return !profile.isEmpty() && time - terms.boxes().silenceMs() > profile.lastAt();
  }
}
