package org.afterward.pipelines.dynamo;

import org.afterward.coders.EventJson;
import org.afterward.coders.EventType;
import org.afterward.coders.Exposure;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes valid exposures to their table, and gives those that find no place there.
 *
 * <p>An exposure that is written again changes nothing, and the reward that its item may have stays
 * ({@link MarkExposures}). The key is the user, the millisecond and the session; of two different
 * exposures with the same key the first that is written has it, in this run and in every replay,
 * and the other one is a rejection ({@code key_taken}) with its JSON. So is one that is larger than
 * an item can be ({@code item_too_large}). The same id with other content is for whoever reads the
 * events to settle: here the later write stands.
 *
 * <p>Bounded or unbounded; every write is done when its bundle is. Rejections keep timestamp and
 * window. Throttling, 5xx answers and lost connections are tried again for two minutes; then, and
 * at once for whatever does not pass, the bundle fails and names table and key. Counts {@code
 * written}, {@code stale}, {@code folded} (written once for several in a bundle), {@code retries}
 * and {@code rejected}.
 *
 * <pre>{@code
 * rejections.add(exposures.apply("Put exposures", PutExposures.to(connection)));
 * }</pre>
 */
public final class PutExposures extends PTransform<PCollection<Exposure>, PCollection<Rejection>> {

  private static final long serialVersionUID = 1;

  private final WriteSettings settings;

  private PutExposures(WriteSettings settings) {
    this.settings = settings;
  }

  public static PutExposures to(DynamoConnection connection) {
    return new PutExposures(WriteSettings.of(connection));
  }

  /** How many requests each bundle has in flight at most; without it, 64. */
  public PutExposures withInFlight(int requests) {
    return new PutExposures(settings.withInFlight(requests));
  }

  /** How long a request is tried again; without it, two minutes. */
  public PutExposures withRetries(RetrySchedule schedule) {
    return new PutExposures(settings.withSchedule(schedule));
  }

  @Override
  public PCollection<Rejection> expand(PCollection<Exposure> exposures) {
    return exposures.apply(
        "Write items", ParDo.of(new WriteItemsFn<>(PutExposures.class, settings, new Form())));
  }

  private static final class Form implements ItemForm<Exposure> {

    private static final long serialVersionUID = 1;

    @Override
    public String what() {
      return EventType.EXPOSURE.name();
    }

    @Override
    public boolean isWanted(Exposure exposure) {
      return true;
    }

    @Override
    public TableWrite write(Tables tables, Exposure exposure) {
      return ExposureItem.put(tables, exposure);
    }

    @Override
    public String json(Exposure exposure) {
      return EventJson.write(exposure);
    }
  }
}
