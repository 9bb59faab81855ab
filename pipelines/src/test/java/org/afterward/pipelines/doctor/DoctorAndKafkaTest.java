package org.afterward.pipelines.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.afterward.servers.KafkaBroker;
import org.afterward.servers.ServerProcess;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorAndKafkaTest {

  private static final Node BROKER = new Node(1, "host", 9092);

  private KafkaBroker broker;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    broker = KafkaBroker.in(folder);
    Map<String, String> compacted = Map.of("cleanup.policy", "compact");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("events", 3, (short) 1),
                  new NewTopic("rewards", 2, (short) 1).configs(compacted)))
          .all()
          .get();
    }
  }

  @AfterAll
  void stop() {
    broker.close();
  }

  @Test
  void topics_that_are_as_they_should_be_are_told_with_their_partitions() {
    Patient patient =
        Patient.of(
            "--bootstrapServers=" + broker.bootstrapServers(),
            "--topics=events",
            "--groupId=nightly",
            "--rewardsTopic=rewards",
            "--rejectionsTopic=events");

    assertThat(patient.about("Kafka"))
        .containsExactly("ok | Kafka | 1 broker at " + broker.bootstrapServers());
    assertThat(patient.about("topic"))
        .containsExactly(
            "ok | topic events | 3 partitions, cleanup by delete",
            "ok | topic rewards | 2 partitions, cleanup by compact",
            "ok | topic events | 3 partitions, cleanup by delete");
    assertThat(patient.about("group"))
        .containsExactly(
            "ok | group nightly | nothing is committed: reading begins where --from says, else with"
                + " the earliest message");
    assertThat(patient.exitCode()).isZero();
    assertThat(patient.err()).isEmpty();
  }

  @Test
  void topics_that_are_missing_or_would_forget_are_told_with_what_to_do() {
    Patient patient =
        Patient.of(
            "--bootstrapServers=" + broker.bootstrapServers(),
            "--topics=rewards, evnts",
            "--rewardsTopic=events",
            "--lateTopic=late");

    assertThat(patient.about("topic"))
        .containsExactly(
            "warn | topic rewards | 2 partitions, cleanup by compact -> events under one key would"
                + " replace each other: set cleanup.policy=delete",
            "fail | topic evnts | is not there, or hidden from us -> create it: kafka-topics.sh"
                + " --create --topic evnts --config cleanup.policy=delete",
            "warn | topic events | 3 partitions, cleanup by delete -> set cleanup.policy=compact:"
                + " of each reward the newest revision then stays for ever",
            "fail | topic late | is not there, or hidden from us -> create it: kafka-topics.sh"
                + " --create --topic late --config cleanup.policy=delete");
    assertThat(patient.exitCode()).isEqualTo(1);
    assertThat(patient.err()).isEqualTo("afterward: 2 of 12 checks failed\n");
  }

  @Test
  void a_broker_that_is_not_there_is_told_and_the_other_checks_go_on(@TempDir Path folder)
      throws IOException {
    String nobody = "127.0.0.1:" + ServerProcess.freePort();

    Patient patient =
        Patient.of("--bootstrapServers=" + nobody, "--topics=events", "--output=" + folder);

    assertThat(patient.about("Kafka"))
        .singleElement()
        .asString()
        .startsWith("fail | Kafka | " + nobody + ": ")
        .endsWith(
            " -> see whether --bootstrapServers is right, and the brokers can be reached from"
                + " here");
    assertThat(patient.about("--output"))
        .containsExactly(
            "ok | --output | " + folder + ": a small file was written and deleted again");
    assertThat(patient.exitCode()).isEqualTo(1);
  }

  @Test
  void a_file_of_properties_that_is_not_there_is_told() {
    Patient patient =
        Patient.of(
            "--bootstrapServers=" + broker.bootstrapServers(),
            "--topics=events",
            "--kafkaProperties=nowhere.properties");

    assertThat(patient.about("Kafka"))
        .singleElement()
        .asString()
        .startsWith("fail | Kafka | --kafkaProperties=nowhere.properties is not a file of ");
    assertThat(patient.exitCode()).isEqualTo(1);
  }

  @Test
  void topics_without_brokers_are_told() {
    assertThat(Patient.of("--topics=events").about("Kafka"))
        .singleElement()
        .asString()
        .startsWith("fail | Kafka | Topics need --bootstrapServers=HOST:PORT");
  }

  @Test
  void a_group_is_judged_by_who_may_read_under_it_and_who_does() {
    assertThat(new GroupLook(null, 0, 4).judge("group g"))
        .isEqualTo(Finding.ok("group g", "4 partitions with a committed offset"));
    assertThat(new GroupLook(Set.of(AclOperation.READ), 2, 1).judge("group g"))
        .isEqualTo(
            Finding.warn(
                "group g",
                "1 partition with a committed offset, and 2 other readers",
                "give the job a --groupId of its own: two would commit over each other"));
    assertThat(new GroupLook(Set.of(AclOperation.DESCRIBE), 0, 1).judge("group g"))
        .isEqualTo(
            Finding.fail(
                "group g",
                "1 partition with a committed offset, but no permission to READ",
                "allow READ on the group"));
  }

  @Test
  void what_is_not_permitted_is_named() {
    assertThat(TopicUse.READ.judge("topic t", topic(Set.of(AclOperation.WRITE), BROKER), ""))
        .isEqualTo(
            Finding.fail("topic t", "1 partition, but no permission to READ", "allow READ on it"));
    assertThat(TopicUse.WRITTEN.judge("topic t", topic(Set.of(AclOperation.READ), BROKER), ""))
        .isEqualTo(
            Finding.fail(
                "topic t", "1 partition, but no permission to WRITE", "allow WRITE on it"));
    assertThat(TopicUse.WRITTEN.judge("topic t", topic(Set.of(AclOperation.WRITE), BROKER), ""))
        .isEqualTo(Finding.ok("topic t", "1 partition"));
  }

  @Test
  void a_partition_without_a_leader_is_named() {
    assertThat(TopicUse.READ.judge("topic t", topic(Set.of(AclOperation.READ), null), "delete"))
        .isEqualTo(
            Finding.fail(
                "topic t",
                "1 partition, cleanup by delete, but some without a leader",
                "see to the brokers: some are down"));
  }

  private static TopicDescription topic(Set<AclOperation> allowed, @Nullable Node leader) {
    return new TopicDescription(
        "t",
        false,
        List.of(new TopicPartitionInfo(0, leader, List.of(BROKER), List.of(BROKER))),
        allowed);
  }
}
