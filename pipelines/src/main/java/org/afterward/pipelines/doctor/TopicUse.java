package org.afterward.pipelines.doctor;

import java.util.Set;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AclOperation;

/** What a job does with a topic, and what the topic must be like for it. */
enum TopicUse {
  READ(AclOperation.READ),
  /** Newer messages replace older ones under the same key. */
  REVISED(AclOperation.WRITE),
  WRITTEN(AclOperation.WRITE);

  private static final String COMPACT = "compact";

  private final AclOperation operation;

  TopicUse(AclOperation operation) {
    this.operation = operation;
  }

  /**
   * Judges a topic that is there.
   *
   * @param cleanupPolicy as the topic's configuration has it, or empty where it is not known
   */
  Finding judge(String what, TopicDescription topic, String cleanupPolicy) {
    String detail =
        Counted.of(topic.partitions().size(), "partition")
            + (cleanupPolicy.isEmpty() ? "" : ", cleanup by " + cleanupPolicy);
    Set<AclOperation> allowed = topic.authorizedOperations();
    if (allowed != null && !allowed.contains(operation)) {
      return Finding.fail(
          what, detail + ", but no permission to " + operation, "allow " + operation + " on it");
    }
    if (topic.partitions().stream().anyMatch(partition -> partition.leader() == null)) {
      return Finding.fail(
          what, detail + ", but some without a leader", "see to the brokers: some are down");
    }
    if (this == READ && cleanupPolicy.contains(COMPACT)) {
      return Finding.warn(
          what, detail, "events under one key would replace each other: set cleanup.policy=delete");
    }
    if (this == REVISED && !cleanupPolicy.isEmpty() && !cleanupPolicy.contains(COMPACT)) {
      return Finding.warn(
          what,
          detail,
          "set cleanup.policy=compact: of each reward the newest revision then stays for ever");
    }
    return Finding.ok(what, detail);
  }

  /** How to make a topic that is missing. */
  String creation(String topic) {
    String policy = this == REVISED ? COMPACT : "delete";
    return "create it: kafka-topics.sh --create --topic "
        + topic
        + " --config cleanup.policy="
        + policy;
  }
}
