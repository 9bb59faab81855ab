package org.afterward.transforms.context;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.afterward.coders.Bytes;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextSource;
import org.afterward.coders.ContextVector;
import org.afterward.coders.Decision;
import org.afterward.coders.Fact;
import org.afterward.coders.FactKind;
import org.afterward.coders.ServedContext;
import org.afterward.coders.ServedSnapshot;
import org.afterward.coders.ServedValues;
import org.afterward.coders.Timeline;
import org.afterward.transforms.waiting.Retrospection;
import org.jspecify.annotations.Nullable;

/**
 * Who a user was at each of their exposures, or at the end of each of their days, or both: out of
 * what was strictly before, and nothing else.
 *
 * <p>Of an exposure itself counts what was served with it, which was known when the choice was
 * made: the context fields that the layout asks for, and how complete the profile was. At the end
 * of a day those of the latest exposure count.
 *
 * <p>A user has a snapshot of each day from that of the first that is known of them, until they
 * have been silent for as long as the {@link BoxPolicy} says.
 */
public final class SnapshotRetrospection implements Retrospection<ServedContext, ServedSnapshot> {

  private final SnapshotTerms terms;
  private final boolean ofExposures;
  private final boolean ofDays;
  private transient @Nullable SnapshotMaking making;

  private SnapshotRetrospection(SnapshotTerms terms, boolean ofExposures, boolean ofDays) {
    this.terms = terms;
    this.ofExposures = ofExposures;
    this.ofDays = ofDays;
  }

  /** A snapshot for each exposure. */
  public static SnapshotRetrospection ofExposures(SnapshotTerms terms) {
    return new SnapshotRetrospection(terms, true, false);
  }

  /** A snapshot for each user and day; exposures are only something that happened. */
  public static SnapshotRetrospection ofDays(SnapshotTerms terms) {
    return new SnapshotRetrospection(terms, false, true);
  }

  /** Both. */
  public SnapshotRetrospection andDays() {
    return new SnapshotRetrospection(terms, ofExposures, true);
  }

  @Override
  public Class<?> countedAs() {
    return SnapshotContexts.class;
  }

  @Override
  public Class<ServedContext> decisionType() {
    return ServedContext.class;
  }

  @Override
  public Class<ServedSnapshot> outcomeType() {
    return ServedSnapshot.class;
  }

  @Override
  public String personOf(ServedContext exposure) {
    return exposure.userId();
  }

  @Override
  public Decision remember(ServedContext exposure) {
    return new Decision(
        exposure.at(),
        exposure.exposureId(),
        ServedBrief.of(
            ofExposures ? exposure.served() : ContextVector.empty(), fieldsAskedFor(exposure)));
  }

  @Override
  public ServedContext recall(String person, Decision remembered) {
    return ServedBrief.recall(person, remembered);
  }

  /** The fields of {@code served} sources, and what a score asks for. */
  private Map<String, Double> fieldsAskedFor(ServedContext exposure) {
    Map<String, Double> fields = new TreeMap<>();
    ServedValues served = ServedValues.of(terms.layout(), exposure.served(), exposure.fields());
    List<ContextPosition> positions = terms.layout().positions();
    for (int i = 0; i < positions.size(); i++) {
      for (ContextSource source : positions.get(i).sources()) {
        double value = served.of(source, i);
        if (Double.isFinite(value)) {
          fields.put(source.name(), value);
        }
      }
    }
    double completeness =
        exposure.fields().getOrDefault(UserProfile.PROFILE_COMPLETENESS, Double.NaN);
    if (Double.isFinite(completeness)) {
      fields.put(UserProfile.PROFILE_COMPLETENESS, completeness);
    }
    return fields;
  }

  /** A prediction says of which model and version it is; all else is only counted. */
  @Override
  public Fact trim(Fact fact) {
    return fact.kind() == FactKind.PREDICTED ? fact : fact.withoutLinks();
  }

  @Override
  public void settle(
      Bytes memory, Timeline timeline, List<Decision> due, Consumer<ServedSnapshot> outcomes) {
    SnapshotMaking making = making();
    Chronicle chronicle = chronicle(memory, timeline);
    for (Decision decision : due) {
      boolean isLook = decision.id().isEmpty();
      UserProfile profile = chronicle.asOf(decision.at());
      if (isLook && ofDays && !profile.isEmpty()) {
        outcomes.accept(
            new ServedSnapshot(
                making.ofDay(timeline.person(), decision.at(), profile), ContextVector.empty()));
      } else if (!isLook && ofExposures) {
        ServedContext exposure = recall(timeline.person(), decision);
        outcomes.accept(
            new ServedSnapshot(making.ofExposure(exposure, profile), exposure.served()));
      }
    }
  }

  Chronicle chronicle(Bytes memory, Timeline timeline) {
    return new Chronicle(terms, profile(memory), timeline);
  }

  @Override
  public Bytes fold(Bytes memory, Timeline past) {
    return chronicle(memory, past).toItsEnd().bytes();
  }

  @Override
  public long lastAt(Bytes memory) {
    return profile(memory).lastAt();
  }

  @Override
  public long silenceMs() {
    return terms.boxes().silenceMs();
  }

  /** The next local midnight. */
  @Override
  public long nextLookAfter(long time) {
    return ofDays ? terms.midnightAfter(time) : NEVER;
  }

  private SnapshotMaking making() {
    SnapshotMaking known = making;
    if (known == null) {
      known = new SnapshotMaking(terms);
      making = known;
    }
    return known;
  }

  private UserProfile profile(Bytes memory) {
    return memory.length() == 0
        ? UserProfile.empty(terms.zone())
        : UserProfile.read(memory, terms.zone());
  }
}
