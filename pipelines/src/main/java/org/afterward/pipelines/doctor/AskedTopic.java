package org.afterward.pipelines.doctor;

import java.util.ArrayList;
import java.util.List;
import org.afterward.pipelines.sources.EventSources;
import org.jspecify.annotations.Nullable;

/** A topic that a job names, and what it would do with it. */
record AskedTopic(String name, TopicUse use) {

  /** All of a call, those that are read first. */
  static List<AskedTopic> of(DoctorOptions options) {
    List<AskedTopic> topics = new ArrayList<>();
    EventSources.topics(options).forEach(topic -> topics.add(new AskedTopic(topic, TopicUse.READ)));
    add(options.getRewardsTopic(), TopicUse.REVISED, topics);
    add(options.getOutcomesTopic(), TopicUse.REVISED, topics);
    add(options.getModelsTopic(), TopicUse.REVISED, topics);
    add(options.getPerformanceTopic(), TopicUse.REVISED, topics);
    add(options.getRejectionsTopic(), TopicUse.WRITTEN, topics);
    add(options.getLateTopic(), TopicUse.WRITTEN, topics);
    return topics;
  }

  private static void add(@Nullable String topic, TopicUse use, List<AskedTopic> topics) {
    if (topic != null) {
      topics.add(new AskedTopic(topic, use));
    }
  }
}
