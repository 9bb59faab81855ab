package org.afterward.benchmarks.streaming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Asks the Flink of this process, as anybody may ask any Flink, for a checkpoint and its size. */
final class FlinkRest {

  private static final int POLL_MS = 100;

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String root;

  FlinkRest(int port) {
    this.root = "http://localhost:" + port + "/jobs";
  }

  /** Has the only job save its whole state, and says how many bytes that is. */
  long checkpointBytes() throws IOException, InterruptedException {
    String job = root + "/" + get(root).at("/jobs/0/id").asText();
    JsonNode asked =
        send(
            HttpRequest.newBuilder(URI.create(job + "/checkpoints"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"checkpointType\":\"FULL\"}")));
    String trigger = job + "/checkpoints/" + asked.get("request-id").asText();
    JsonNode answer = get(trigger);
    while (!answer.at("/status/id").asText().equals("COMPLETED")) {
      Thread.sleep(POLL_MS);
      answer = get(trigger);
    }
    if (!answer.at("/operation/failure-cause").isMissingNode()) {
      throw new IllegalStateException("The checkpoint failed: " + answer);
    }
    String checkpoint = answer.at("/operation/checkpointId").asText();
    return get(job + "/checkpoints/details/" + checkpoint).get("state_size").asLong();
  }

  private JsonNode get(String address) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(address)));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return json.readTree(client.send(request.build(), BodyHandlers.ofString()).body());
  }
}
