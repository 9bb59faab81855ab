package org.afterward.pipelines.sinks;

import java.util.List;
import org.afterward.coders.Rejection;
import org.afterward.pipelines.files.RecordFormat;
import org.afterward.pipelines.files.WriteRecords;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.WriteTopic;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollection.IsBounded;
import org.apache.beam.sdk.values.PCollectionList;
import org.jspecify.annotations.Nullable;

/**
 * Brings the rejections of all steps together and writes them: into {@code rejections/} of the
 * output folder, on a stream by the month of their arrival, and to a topic where one is asked for.
 * The output is the rejections.
 */
public final class WriteRejections
    extends PTransform<PCollectionList<Rejection>, PCollection<Rejection>> {

  private static final String FOLDER = "rejections";

  private final OutputFiles files;
  private final @Nullable WriteTopic<Rejection> topic;

  private WriteRejections(OutputFiles files, @Nullable WriteTopic<Rejection> topic) {
    this.files = files;
    this.topic = topic;
  }

  /** As the options say. */
  public static WriteRejections as(RejectionOptions options, OutputFiles files) {
    String topic = options.getRejectionsTopic();
    return new WriteRejections(
        files,
        topic == null
            ? null
            : WriteTopic.rejections(KafkaConnection.of(options), topic).as(options));
  }

  /** Of steps, each of which has rejections of its own. */
  public PCollection<Rejection> of(List<PCollection<Rejection>> rejected) {
    return PCollectionList.of(rejected).apply("Write rejections", this);
  }

  @Override
  public PCollection<Rejection> expand(PCollectionList<Rejection> rejected) {
    PCollection<Rejection> all = rejected.apply("Bring together", Flatten.pCollections());
    WriteRecords<Rejection> write = files.in(FOLDER, RecordFormat.rejections());
    boolean stream = all.isBounded() == IsBounded.UNBOUNDED;
    all.apply("Write files", stream ? write.byMonth(each -> each.raw().arrivedAt()) : write);
    if (topic != null) {
      all.apply("Write topic", topic);
    }
    return all;
  }
}
