package org.afterward.profiles.flink;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.afterward.pipelines.commandline.UserMistake;

/** A JobManager, asked by its REST API. No question takes longer than some seconds. */
final class JobManager {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Pattern ADDRESS = Pattern.compile("[^/:\\s]+:\\d{1,5}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();

  private JobManager(String address) {
    this.address = address;
  }

  /**
   * @throws UserMistake where this is not the form of an address
   */
  static JobManager at(String address) {
    if (!ADDRESS.matcher(address).matches()) {
      throw new UserMistake(
          "--flinkMaster="
              + address
              + " is no address; right would be host:port, such as localhost:8081, or [local]");
    }
    return new JobManager(address);
  }

  String address() {
    return address;
  }

  /**
   * @throws UserMistake where no JobManager answers
   */
  ClusterOverview overview() {
    try {
      JsonNode overview = get("/overview");
      if (!overview.has("flink-version")) {
        throw new UserMistake(stranger());
      }
      return new ClusterOverview(
          overview.path("flink-version").asText(),
          overview.path("slots-total").asInt(),
          overview.path("slots-available").asInt());
    } catch (JsonProcessingException notFlink) {
      throw new UserMistake(stranger());
    } catch (IOException silent) {
      String why = silent.getMessage() == null ? "nobody answers" : silent.getMessage();
      throw new UserMistake(
          "--flinkMaster=%s: no Flink cluster can be reached there: %s".formatted(address, why));
    }
  }

  private String stranger() {
    return "--flinkMaster=%s: what answers there is not the REST API of a Flink cluster (rest.port)"
        .formatted(address);
  }

  /** Whether it takes machines from Kubernetes or YARN as jobs need them: it then has none free. */
  boolean startsTaskManagersOnDemand() {
    try {
      for (JsonNode setting : get("/jobmanager/config")) {
        if (setting.path("key").asText().equals("execution.target")
            && setting.path("value").asText().endsWith("-session")) {
          return true;
        }
      }
      return false;
    } catch (IOException unknown) {
      return true;
    }
  }

  /** The id of the job with this name. */
  Optional<String> jobNamed(String name) throws IOException {
    for (JsonNode job : get("/jobs/overview").path("jobs")) {
      if (job.path("name").asText().equals(name)) {
        return Optional.of(job.path("jid").asText());
      }
    }
    return Optional.empty();
  }

  private JsonNode get(String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + path)).timeout(TIMEOUT).build();
    try {
      return JSON.readTree(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
