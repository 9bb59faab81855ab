package org.afterward.pipelines.dynamo;

import java.util.List;
import org.afterward.coders.BrokenRule;
import org.afterward.coders.Bytes;
import org.afterward.coders.Event;
import org.afterward.coders.RawRecord;
import org.afterward.coders.Rejection;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Writes the elements of each bundle before the bundle ends, and gives those that are refused. */
final class WriteItemsFn<T> extends DoFn<T, Rejection> {

  private static final long serialVersionUID = 1;

  /** An element and where in the collection it stands. */
  private record Placed<T>(T element, Instant timestamp, BoundedWindow window) {}

  private final WriteSettings settings;
  private final ItemForm<T> form;

  private final Counter written;
  private final Counter stale;
  private final Counter folded;
  private final Counter retries;
  private final Counter rejected;
  private final Counter passedBy;

  private transient @Nullable DynamoDbAsyncClient client;
  private transient @Nullable TableWriter<Placed<T>> writer;

  WriteItemsFn(Class<?> transform, WriteSettings settings, ItemForm<T> form) {
    this.settings = settings;
    this.form = form;
    written = Metrics.counter(transform, "written");
    stale = Metrics.counter(transform, "stale");
    folded = Metrics.counter(transform, "folded");
    retries = Metrics.counter(transform, "retries");
    rejected = Metrics.counter(transform, "rejected");
    passedBy = Metrics.counter(transform, "passed_by");
  }

  @Setup
  public void connect(PipelineOptions options) {
    client = settings.connection().asyncClient(options.as(AwsOptions.class));
  }

  @StartBundle
  public void begin() {
    if (client == null) {
      throw new IllegalStateException("Not set up");
    }
    writer = new TableWriter<>(client, settings.schedule(), settings.inFlight());
  }

  @ProcessElement
  public void write(@Element T element, @Timestamp Instant timestamp, BoundedWindow window)
      throws InterruptedException {
    if (!form.isWanted(element)) {
      passedBy.inc();
      return;
    }
    TableWrite write = form.write(settings.connection().tables(), element);
    writer().write(new Placed<>(element, timestamp, window), write);
  }

  @FinishBundle
  public void finish(FinishBundleContext context) throws InterruptedException {
    TableWriter.Outcome<Placed<T>> outcome = writer().finish();
    writer = null;
    written.inc(outcome.written());
    stale.inc(outcome.stale());
    folded.inc(outcome.folded());
    retries.inc(outcome.retries());
    rejected.inc(outcome.refused().size());
    for (TableWriter.Refused<Placed<T>> refused : outcome.refused()) {
      Placed<T> placed = refused.tag();
      context.output(rejection(refused), placed.timestamp(), placed.window());
    }
  }

  @Teardown
  public void disconnect() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private TableWriter<Placed<T>> writer() {
    if (writer == null) {
      throw new IllegalStateException("Not in a bundle");
    }
    return writer;
  }

  private Rejection rejection(TableWriter.Refused<Placed<T>> refused) {
    String line = form.json(refused.tag().element());
    return new Rejection(
        form.what(),
        List.of(broken(refused)),
        new RawRecord(Bytes.utf8(line), refused.write().key().toString(), 0, Event.NO_TIME));
  }

  private static BrokenRule broken(TableWriter.Refused<?> refused) {
    TableWriter.Refusal why = refused.why();
    if (why instanceof TableWriter.Refusal.KeyTaken taken) {
      return new BrokenRule(
          "key_taken",
          ExposureItem.EXPOSURE_ID,
          "has the user, time and session of " + taken.byExposureId() + ", which came before it");
    }
    if (why instanceof TableWriter.Refusal.TooLarge tooLarge) {
      return new BrokenRule("item_too_large", "", tooLarge.message());
    }
    throw new IllegalStateException("Refused for no reason that is known: " + why);
  }
}
