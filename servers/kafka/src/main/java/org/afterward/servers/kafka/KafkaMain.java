package org.afterward.servers.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.afterward.servers.Child;
import org.apache.kafka.common.utils.Time;

/** One broker that is its own controller: {@code FOLDER PORT CONTROLLER-PORT}. */
public final class KafkaMain {

  private static final String CLUSTER = "4L6g3nShT-eMCtK--X86sw";

  private KafkaMain() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    Path config = folder.resolve("server.properties");
    Files.writeString(config, properties(folder, port, Integer.parseInt(args[2])));
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    StorageTool.execute(
        new String[] {"format", "-t", CLUSTER, "-c", config.toString(), "--ignore-formatted"},
        nowhere);
    Properties loaded = new Properties();
    try (var in = Files.newBufferedReader(config)) {
      loaded.load(in);
    }
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(loaded), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
    server.startup();
    Child.ready(port);
    System.exit(0);
  }

  private static String properties(Path folder, int port, int controllerPort) {
    return """
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
        """
        .formatted(port, controllerPort, folder.resolve("data"));
  }
}
