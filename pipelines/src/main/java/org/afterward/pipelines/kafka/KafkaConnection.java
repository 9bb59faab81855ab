package org.afterward.pipelines.kafka;

import java.io.IOException;
import java.io.Reader;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.afterward.pipelines.commandline.UserMistake;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Kafka: where it is, and the name of the file that says the rest. The file is read
 * where a client is made, never where the pipeline is: so what is secret in it is in no plan, no
 * log and no display data.
 */
public record KafkaConnection(String bootstrapServers, @Nullable String propertiesFile)
    implements Serializable {

  private static final Pattern FROM_ENVIRONMENT = Pattern.compile("\\$\\{env:([^}:]*:)?([^}]+)}");

  /**
   * As the options say.
   *
   * @throws UserMistake if they do not say where Kafka is, or name a file of properties that is not
   *     here: the job's workers would not find it either
   */
  public static KafkaConnection of(KafkaOptions options) {
    String servers = options.getBootstrapServers();
    if (servers == null || servers.isBlank()) {
      throw new UserMistake("Topics need --bootstrapServers=HOST:PORT");
    }
    KafkaConnection connection = new KafkaConnection(servers, options.getKafkaProperties());
    connection.fileProperties();
    return connection;
  }

  /**
   * The properties of a client on this machine, with what is secret. Not to be kept or shown. What
   * comes from the environment is left for the client to fill in.
   *
   * @throws UserMistake if this machine does not have the file, or not what the file takes from the
   *     environment
   */
  public Map<String, Object> clientProperties() {
    Map<String, Object> client = new TreeMap<>();
    if (propertiesFile != null) {
      Properties file = fileProperties();
      file.stringPropertyNames().forEach(name -> client.put(name, file.getProperty(name)));
      file.stringPropertyNames().forEach(name -> checkEnvironment(file.getProperty(name)));
      client.putIfAbsent("config.providers", "env");
      client.putIfAbsent(
          "config.providers.env.class",
          "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
    }
    client.put("bootstrap.servers", bootstrapServers);
    return client;
  }

  private Properties fileProperties() {
    Properties properties = new Properties();
    if (propertiesFile != null) {
      try (Reader reader = Files.newBufferedReader(Path.of(propertiesFile))) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        // What the file says is not repeated: it may be secret.
        throw new UserMistake(
            "--kafkaProperties="
                + propertiesFile
                + " is not a file of properties that can be read on this machine ("
                + e.getClass().getSimpleName()
                + ")");
      }
    }
    return properties;
  }

  /** Kafka's client would take the reference itself for the value, and say that it is wrong. */
  private void checkEnvironment(String value) {
    Matcher reference = FROM_ENVIRONMENT.matcher(value);
    while (reference.find()) {
      String variable = reference.group(2);
      if (System.getenv(variable) == null) {
        throw new UserMistake(
            "--kafkaProperties="
                + propertiesFile
                + " takes ${env:"
                + variable
                + "} from the environment, where this machine has none");
      }
    }
  }
}
