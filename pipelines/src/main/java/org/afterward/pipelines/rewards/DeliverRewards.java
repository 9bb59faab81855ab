package org.afterward.pipelines.rewards;

import java.util.ArrayList;
import java.util.List;
import org.afterward.coders.CreditPolicy;
import org.afterward.coders.Rejection;
import org.afterward.coders.Reward;
import org.afterward.pipelines.dynamo.DynamoConnection;
import org.afterward.pipelines.dynamo.MarkExposures;
import org.afterward.pipelines.dynamo.PutRewards;
import org.afterward.pipelines.files.FileFormat;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.WriteTopic;
import org.afterward.pipelines.sinks.OutputFiles;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;

/**
 * Takes plausible rewards to where they are wanted beside the output folder's own files: training
 * files, tables, a topic. The output is what found no place in a table. Bounded or unbounded; a
 * newer revision replaces an older one in tables and topics, and stands beside it in files.
 */
final class DeliverRewards extends PTransform<PCollection<Reward>, PCollectionList<Rejection>> {

  private final CreditPolicy summarized;
  private final @Nullable WriteRecords<Reward> training;
  private final @Nullable DynamoConnection tables;
  private final @Nullable WriteTopic<Reward> topic;

  private DeliverRewards(
      CreditPolicy summarized,
      @Nullable WriteRecords<Reward> training,
      @Nullable DynamoConnection tables,
      @Nullable WriteTopic<Reward> topic) {
    this.summarized = summarized;
    this.training = training;
    this.tables = tables;
    this.topic = topic;
  }

  /** Where the options say. */
  static DeliverRewards as(RewardsOptions options, RewardTerms terms) {
    String topic = options.getRewardsTopic();
    return new DeliverRewards(
        terms.summarized(),
        options.isTraining()
            ? OutputFiles.of(options, FileFormat.PARQUET)
                .in("training/rewards", RecordFormat.trainingRows())
                .byMonth(reward -> reward.exposure().shownAt())
            : null,
        options.isTables() ? DynamoConnection.inRegion(options) : null,
        topic == null ? null : WriteTopic.rewards(KafkaConnection.of(options), topic).as(options));
  }

  /** Whether anybody is there to deliver to. */
  boolean hasAnyone() {
    return training != null || tables != null || topic != null;
  }

  @Override
  public PCollectionList<Rejection> expand(PCollection<Reward> rewards) {
    List<PCollection<Rejection>> refused = new ArrayList<>();
    if (training != null) {
      rewards.apply("Write training rows", training);
    }
    if (tables != null) {
      CreditPolicy wanted = summarized;
      PCollection<Reward> ofTable =
          rewards.apply("Take one credit", Filter.by(reward -> reward.attribution() == wanted));
      refused.add(ofTable.apply("Put rewards", PutRewards.to(tables)));
      refused.add(ofTable.apply("Mark exposures", MarkExposures.in(tables)));
    }
    if (topic != null) {
      rewards.apply("Write rewards topic", topic);
    }
    return refused.isEmpty()
        ? PCollectionList.empty(rewards.getPipeline())
        : PCollectionList.of(refused);
  }
}
