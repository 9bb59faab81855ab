package org.afterward.pipelines.kafka;

import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Create;

/**
 * Writes to a topic and reads it in a process of its own, which has the password in its
 * environment: {@code SERVERS PROPERTIES-FILE TOPIC}. Prints what it read.
 */
public final class SecretChild {

  private SecretChild() {}

  public static void main(String[] args) throws Exception {
    KafkaConnection connection = new KafkaConnection(args[0], args[1]);
    String topic = args[2];
    Pipeline write = Pipeline.create(PipelineOptionsFactory.create());
    write
        .apply("Make", Create.of("from the child"))
        .apply("Write", WriteTopic.to(connection, topic, text -> "key", text -> text));
    write.run().waitUntilFinish();
    Pipeline read = Pipeline.create(PipelineOptionsFactory.create());
    read.apply("Read", ReadTopics.of(connection, List.of(topic)).untilCaughtUp());
    read.run().waitUntilFinish();
    VisitedMessages visited = new VisitedMessages();
    for (TopicPart part : ListTopicParts.of(connection, List.of(topic)).cut()) {
      TopicPartReader.of(connection).read(part, visited);
    }
    visited.texts().forEach(System.out::println);
    // The runner leaves Beam's readers open, and a thread of theirs would keep this process alive.
    System.exit(0);
  }
}
