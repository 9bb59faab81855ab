package org.afterward.servers.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.afterward.servers.Child;
import org.apache.kafka.common.utils.Time;

/**
 * One broker that is its own controller: {@code FOLDER PORT CONTROLLER-PORT}, and where {@code
 * FOLDER/more.properties} lies, with what it says.
 */
public final class KafkaMain {

  private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";

  private KafkaMain() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    Properties properties = properties(folder, port, Integer.parseInt(args[2]));
    Path config = folder.resolve("server.properties");
    try (var out = Files.newBufferedWriter(config)) {
      properties.store(out, null);
    }
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    StorageTool.execute(
        new String[] {"format", "-t", CLUSTER, "-c", config.toString(), "--ignore-formatted"},
        nowhere);
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    Child.ready(port);
    System.exit(0);
  }

  private static Properties properties(Path folder, int port, int controllerPort)
      throws IOException {
    Properties properties = new Properties();
    properties.load(
        new StringReader(
            """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
            controller.listener.names=CONTROLLER
            log.dirs=%3$s
            auto.create.topics.enable=false
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=1
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=1
            group.initial.rebalance.delay.ms=0
            log.segment.bytes=67108864
            # Tests of compaction do not wait long.
            log.cleaner.backoff.ms=200
            # The usual one would be a third of this small server's memory.
            log.cleaner.dedupe.buffer.size=8388608
            # Messages of a test may be of long ago.
            log.retention.ms=-1
            """
                .formatted(port, controllerPort, folder.resolve("data"))));
    Path more = folder.resolve("more.properties");
    if (Files.exists(more)) {
      try (var in = Files.newBufferedReader(more)) {
        properties.load(in);
      }
    }
    return properties;
  }
}
