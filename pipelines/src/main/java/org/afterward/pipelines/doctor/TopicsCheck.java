package org.afterward.pipelines.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.afterward.pipelines.commandline.FailureText;
import org.afterward.pipelines.kafka.KafkaConnection;
import org.afterward.pipelines.kafka.KafkaOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Whether the brokers answer, and topics and group may be used.
 *
 * @param topics what a job would do with which
 * @param group under which it would keep its progress; null for none
 */
record TopicsCheck(KafkaOptions options, List<AskedTopic> topics, @Nullable String group)
    implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public String what() {
    return "Kafka";
  }

  @Override
  public String remedy() {
    return "see whether --bootstrapServers is right, and the brokers can be reached from here";
  }

  @Override
  public List<Finding> look() throws Exception {
    KafkaConnection connection = KafkaConnection.of(options);
    Map<String, Object> client = connection.clientProperties();
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    Admin admin = Admin.create(client);
    try {
      return look(admin, connection.bootstrapServers());
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  private List<Finding> look(Admin admin, String servers) throws Exception {
    List<Finding> findings = new ArrayList<>();
    try {
      Collection<Node> brokers = await(admin.describeCluster().nodes());
      findings.add(Finding.ok(what(), Counted.of(brokers.size(), "broker") + " at " + servers));
    } catch (ExecutionException | TimeoutException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      return List.of(Finding.fail(what(), servers + ": " + FailureText.of(why), remedyOf(why)));
    }
    for (AskedTopic topic : topics) {
      findings.add(look(admin, topic.name(), topic.use()));
    }
    if (group != null) {
      findings.add(lookAtGroup(admin, group));
    }
    return findings;
  }

  private String remedyOf(Throwable why) {
    if (why instanceof AuthenticationException) {
      return "see what --kafkaProperties says of TLS, user and password";
    }
    // Its client takes the first bytes of another protocol for a length, and runs out of memory.
    return String.valueOf(why.getMessage()).contains("thread has exited")
        ? "what answers there speaks no plain Kafka: a TLS listener wants security.protocol in"
            + " --kafkaProperties"
        : remedy();
  }

  private static Finding look(Admin admin, String topic, TopicUse use) throws Exception {
    String what = "topic " + topic;
    try {
      DescribeTopicsOptions asked = new DescribeTopicsOptions().includeAuthorizedOperations(true);
      TopicDescription found =
          only(await(admin.describeTopics(List.of(topic), asked).allTopicNames()));
      return use.judge(what, found, cleanupPolicy(admin, topic));
    } catch (ExecutionException e) {
      return e.getCause() instanceof UnknownTopicOrPartitionException
          ? Finding.fail(what, "is not there, or hidden from us", use.creation(topic))
          : Finding.fail(what, FailureText.of(e), "allow DESCRIBE on the topic");
    }
  }

  private static Finding lookAtGroup(Admin admin, String group) throws Exception {
    String what = "group " + group;
    try {
      DescribeConsumerGroupsOptions asked =
          new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
      ConsumerGroupDescription found =
          only(await(admin.describeConsumerGroups(List.of(group), asked).all()));
      int committed =
          await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).size();
      return new GroupLook(found.authorizedOperations(), found.members().size(), committed)
          .judge(what);
    } catch (ExecutionException e) {
      return Finding.fail(what, FailureText.of(e), "allow DESCRIBE and READ on the group");
    }
  }

  /** Such as {@code compact}; empty where we may not know. */
  private static String cleanupPolicy(Admin admin, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      Config config = only(await(admin.describeConfigs(List.of(resource)).all()));
      return config.get("cleanup.policy").value();
    } catch (ExecutionException forbidden) {
      return "";
    }
  }

  private static <T> T only(Map<?, T> answers) {
    return answers.values().iterator().next();
  }

  private static <T> T await(KafkaFuture<T> future) throws Exception {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
