package org.afterward.pipelines.snapshots;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.afterward.coders.ContextLayout;
import org.afterward.pipelines.commandline.FileOption;
import org.afterward.pipelines.commandline.TimeOption;
import org.afterward.pipelines.commandline.UserMistake;
import org.afterward.pipelines.commandline.ZoneOption;
import org.afterward.pipelines.sources.Contracts;
import org.afterward.pipelines.sources.Lateness;
import org.afterward.pipelines.sources.LayoutOption;
import org.afterward.transforms.context.BoxPolicy;
import org.afterward.transforms.context.BoxPolicyFile;
import org.afterward.transforms.context.CompareContexts;
import org.afterward.transforms.context.SkewTolerance;
import org.afterward.transforms.context.SnapshotContexts;
import org.afterward.transforms.context.SnapshotRetrospection;
import org.afterward.transforms.context.SnapshotTerms;
import org.afterward.transforms.context.SweepPopulations;
import org.afterward.transforms.intake.EventContract;
import org.afterward.transforms.waiting.Patience;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what a run makes snapshots of events.
 *
 * @param contract which events are taken
 * @param terms what snapshots are; their populations are files
 * @param populationsFolder the folder of these
 * @param ofExposures whether each exposure has a snapshot
 * @param ofDays whether each day of a user has one
 * @param patience how long is waited for what is late, where there is no end
 * @param completeUntil up to when all events are there, or null for the latest one's time
 */
record SnapshotRule(
    EventContract contract,
    SnapshotTerms terms,
    String populationsFolder,
    boolean ofExposures,
    boolean ofDays,
    SkewTolerance tolerance,
    Patience patience,
    @Nullable Instant completeUntil)
    implements Serializable {

  private static final String EXPOSURES = "exposures";
  private static final String DAYS = "days";

  /**
   * Reads the options.
   *
   * @throws UserMistake naming the option that cannot be right
   */
  static SnapshotRule of(SnapshotsOptions options) {
    Set<String> what = what(options.getOf());
    BoxPolicy boxes = boxes(options.getBoxes());
    String populations = populationsFolder(options);
    return new SnapshotRule(
        Contracts.of(options),
        SnapshotTerms.standard()
            .withLayout(layout(options))
            .withBoxes(boxes)
            .in(ZoneOption.parse("--zone", options.getZone()))
            .rankedIn(new PopulationFiles(populations, boxes)),
        populations,
        what.contains(EXPOSURES),
        what.contains(DAYS),
        tolerance(options.getSkewTolerance()),
        Lateness.withoutCorrections(options),
        TimeOption.parseIfGiven("--completeUntil", options.getCompleteUntil()));
  }

  private static String populationsFolder(SnapshotsOptions options) {
    String folder = options.getPopulations();
    return folder != null
        ? folder
        : options.getOutput() + (options.getOutput().endsWith("/") ? "" : "/") + "populations";
  }

  /** Of what is packed for the {@link #retrospection()}. */
  SweepPopulations populations() {
    return SweepPopulations.under(terms).completeUntil(completeUntil);
  }

  SnapshotRetrospection retrospection() {
    if (!ofExposures) {
      return SnapshotRetrospection.ofDays(terms);
    }
    SnapshotRetrospection each = SnapshotRetrospection.ofExposures(terms);
    return ofDays ? each.andDays() : each;
  }

  /** Of a stream. */
  SnapshotContexts snapshots() {
    return SnapshotContexts.by(retrospection()).withPatience(patience);
  }

  CompareContexts comparison() {
    return CompareContexts.of(terms.layout()).withTolerance(tolerance);
  }

  private static Set<String> what(String value) {
    Set<String> what = new LinkedHashSet<>(List.of(value.split(",", -1)));
    for (String each : what) {
      if (!each.equals(EXPOSURES) && !each.equals(DAYS)) {
        throw new UserMistake(
            "--of=" + value + " is not known; right would be exposures, days or exposures,days");
      }
    }
    return what;
  }

  private static ContextLayout layout(SnapshotsOptions options) {
    String file = options.getVectorLayout();
    return file == null
        ? LayoutOption.read(options.getLayout()).get(0)
        : LayoutOption.one("--vectorLayout", file);
  }

  private static BoxPolicy boxes(@Nullable String file) {
    if (file == null) {
      return BoxPolicy.standard();
    }
    return FileOption.read("--boxes", file, BoxPolicyFile::read);
  }

  private static SkewTolerance tolerance(double tolerance) {
    try {
      return new SkewTolerance(tolerance, tolerance);
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--skewTolerance=" + tolerance + " must be 0 or more");
    }
  }
}
