package org.afterward.pipelines.dynamo;

import org.afterward.coders.StrategyPerformance;
import org.apache.beam.sdk.io.aws2.options.AwsOptions;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.DoFn;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Puts the rows of each bundle before the bundle ends. */
final class PutPerformanceFn extends DoFn<StrategyPerformance, Void> {

  private static final long serialVersionUID = 1;

  private final WriteSettings settings;
  private final Counter written = Metrics.counter(PutStrategyPerformance.class, "written");
  private final Counter folded = Metrics.counter(PutStrategyPerformance.class, "folded");
  private final Counter retries = Metrics.counter(PutStrategyPerformance.class, "retries");

  private transient @Nullable DynamoDbAsyncClient client;
  private transient @Nullable BatchWriter writer;

  PutPerformanceFn(WriteSettings settings) {
    this.settings = settings;
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
    writer = new BatchWriter(client, settings.schedule(), settings.inFlight());
  }

  @ProcessElement
  public void write(@Element StrategyPerformance performance) throws InterruptedException {
    writer()
        .put(
            StrategyPerformanceItem.key(settings.connection().tables(), performance),
            StrategyPerformanceItem.attributes(performance));
  }

  @FinishBundle
  public void finish() throws InterruptedException {
    BatchWriter.Outcome outcome = writer().finish();
    writer = null;
    written.inc(outcome.written());
    folded.inc(outcome.folded());
    retries.inc(outcome.retries());
  }

  @Teardown
  public void disconnect() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  private BatchWriter writer() {
    if (writer == null) {
      throw new IllegalStateException("Not in a bundle");
    }
    return writer;
  }
}
