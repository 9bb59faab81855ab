package org.afterward.pipelines.rollup;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.OpenExposure;
import org.afterward.coders.Pending;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.coders.StrategyPerformance;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.PutStrategyPerformance;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.WriteTopic;
import org.afterward.pipelines.sinks.OutputFiles;
import org.afterward.pipelines.sinks.WriteRejections;
import org.afterward.pipelines.sources.IncomingEvents;
import org.afterward.transforms.intake.ParseRewards;
import org.afterward.transforms.intake.ValidateExposures;
import org.afterward.transforms.strategy.RollUpStrategies;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;

/**
 * How each strategy did, of rewards with an end or without one, and where that goes. The names of
 * the steps are in every savepoint.
 */
final class RollUpFlow {

  static final String PERFORMANCE = "performance";

  private static final long DAY_MS = 86_400_000;

  private final RollUpOptions options;
  private final RollUpTerms terms;
  private final OutputFiles files;

  RollUpFlow(RollUpOptions options, RollUpTerms terms) {
    this.options = options;
    this.terms = terms;
    this.files = OutputFiles.of(options, FileFormat.JSON);
  }

  /** Of what was read out of topics: rewards, and exposures, which are pending without one. */
  void build(IncomingEvents events) {
    List<PCollection<Rejection>> rejected = new ArrayList<>();
    events.failuresTo(rejected);
    PCollection<Reward> rewards =
        events.ownRecords().apply("Parse rewards", ParseRewards.create()).failuresTo(rejected);
    PCollection<Pending<OpenExposure>> exposures =
        events
            .exposures()
            .apply("Validate exposures", ValidateExposures.against(terms.contract().exposures()))
            .failuresTo(rejected)
            .apply("To pending", ParDo.of(new ToPendingFn(terms.horizonMs())));
    rejected.add(events.userEvents().apply("Reject activity", ParDo.of(new RejectOthersFn<>())));
    rejected.add(
        events.predictions().apply("Reject predictions", ParDo.of(new RejectOthersFn<>())));
    write(rewards, terms.rolling().withPending(exposures), rejected);
  }

  /** Of rewards alone, or with what waits for its reward. */
  void write(
      PCollection<Reward> rewards,
      RollUpStrategies rolling,
      List<PCollection<Rejection>> rejected) {
    PCollection<StrategyPerformance> performance = rewards.apply("Roll up strategies", rolling);
    files.write(
        PERFORMANCE, performance, RecordFormat.strategyPerformances(), row -> row.day() * DAY_MS);
    if (options.isTables()) {
      PutStrategyPerformance put = PutStrategyPerformance.to(DynamoConnection.inRegion(options));
      rejected.add(
          performance.apply("Put performance", options.isReplaceRows() ? put.overAll() : put));
    }
    String topic = options.getPerformanceTopic();
    if (topic != null) {
      performance.apply(
          "Write performance topic",
          WriteTopic.strategyPerformances(KafkaConnection.of(options), topic).as(options));
    }
    if (performance.isBounded() == IsBounded.BOUNDED) {
      performance.apply("Write summary", LatestFile.into(options.getOutput()));
    }
    if (!rejected.isEmpty()) {
      WriteRejections.as(options, files).of(rejected);
    }
  }
}
