package org.afterward.pipelines.dynamo;

import org.afterward.coders.EventType;
import org.afterward.coders.Rejection;
import org.afterward.coders.StrategyPerformance;
import org.afterward.coders.StrategyPerformanceJson;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;

/**
 * Writes how strategies did to their table, one item a strategy and day, which goes a year after
 * its day.
 *
 * <p>A statement of which more was known takes the place of one of which less was, by their {@link
 * StrategyPerformance#revision()}, and never the other way round; one of which as much was known is
 * the same, or one by another rule, which then takes its place. In whatever order statements come,
 * and however often, the table ends the same.
 *
 * <p>Bounded or unbounded; writes, failures and counters are those of {@link PutExposures}.
 * Rejections are rows that are larger than an item can be, which only a very long name makes.
 *
 * <pre>{@code
 * rejections.add(performance.apply("Put performance", PutStrategyPerformance.to(connection)));
 * }</pre>
 */
public final class PutStrategyPerformance
    extends PTransform<PCollection<StrategyPerformance>, PCollection<Rejection>> {

  private static final long serialVersionUID = 1;

  private final WriteSettings settings;
  private final boolean overAll;

  private PutStrategyPerformance(WriteSettings settings, boolean overAll) {
    this.settings = settings;
    this.overAll = overAll;
  }

  public static PutStrategyPerformance to(DynamoConnection connection) {
    return new PutStrategyPerformance(WriteSettings.of(connection), false);
  }

  /**
   * Takes the place also of statements of which more was known: where those before were by another
   * rule, such as another reward policy. Of several about a strategy and day then any one stays.
   */
  public PutStrategyPerformance overAll() {
    return new PutStrategyPerformance(settings, true);
  }

  /** How many requests each bundle has in flight at most; without it, 64. */
  public PutStrategyPerformance withInFlight(int requests) {
    return new PutStrategyPerformance(settings.withInFlight(requests), overAll);
  }

  /** How long a request is tried again; without it, two minutes. */
  public PutStrategyPerformance withRetries(RetrySchedule schedule) {
    return new PutStrategyPerformance(settings.withSchedule(schedule), overAll);
  }

  @Override
  public PCollection<Rejection> expand(PCollection<StrategyPerformance> performance) {
    return performance.apply(
        "Write items",
        ParDo.of(new WriteItemsFn<>(PutStrategyPerformance.class, settings, new Form(overAll))));
  }

  private static final class Form implements ItemForm<StrategyPerformance> {

    private static final long serialVersionUID = 1;

    private final boolean overAll;

    Form(boolean overAll) {
      this.overAll = overAll;
    }

    @Override
    public String what() {
      return EventType.STRATEGY_PERFORMANCE.name();
    }

    @Override
    public boolean isWanted(StrategyPerformance performance) {
      return true;
    }

    @Override
    public TableWrite write(Tables tables, StrategyPerformance performance) {
      return StrategyPerformanceItem.put(tables, performance, overAll);
    }

    @Override
    public String json(StrategyPerformance performance) {
      return StrategyPerformanceJson.write(performance);
    }
  }
}
