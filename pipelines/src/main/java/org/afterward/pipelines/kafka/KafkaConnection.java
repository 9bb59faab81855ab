package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.afterward.pipelines.commandline.UserMistake;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka: where it is, and the name of the file that says the rest. The file is read
 * where a client is made, never where the pipeline is: so what is secret in it is in no plan, no
 * log and no display data.
 */
public record KafkaConnection(String bootstrapServers, @Nullable String propertiesFile)
    implements Serializable {

  /** As the options say. */
  public static KafkaConnection of(KafkaOptions options) {
    String servers = options.getBootstrapServers();
    if (servers == null || servers.isBlank()) {
      throw new UserMistake("Topics need --bootstrapServers=HOST:PORT");
    }
    return new KafkaConnection(servers, options.getKafkaProperties());
  }

  /** The properties of a client on this machine, with what is secret. Not to be kept or shown. */
  public Map<String, Object> clientProperties() throws IOException {
    Map<String, Object> client = new TreeMap<>();
    if (propertiesFile != null) {
      Properties file = new Properties();
      try (Reader reader = Files.newBufferedReader(Path.of(propertiesFile))) {
        file.load(reader);
      }
      file.stringPropertyNames().forEach(name -> client.put(name, file.getProperty(name)));
      client.putIfAbsent("config.providers", "env");
      client.putIfAbsent(
          "config.providers.env.class",
          "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    }
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }
}
