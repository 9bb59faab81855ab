package org.afterward.pipelines.doctor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Asks a Flink cluster about itself. */
final class FlinkRest {

  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final JsonFactory JSON = new JsonFactory();

  private final URI root;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  FlinkRest(URI root) {
    this.root = root;
  }

  /** Of a master as the options have it. */
  static URI rootOf(String master) {
    return URI.create(master.contains("://") ? master : "http://" + master);
  }

  /** Its slots, its version and so on, by their names. */
  Map<String, String> overview() throws IOException, InterruptedException {
    Map<String, String> overview = new TreeMap<>();
    try (JsonParser json = JSON.createParser(get("/overview"))) {
      json.nextToken();
      readScalars(json, overview);
    }
    return overview;
  }

  /** What the cluster's own configuration says. */
  Map<String, String> configuration() throws IOException, InterruptedException {
    Map<String, String> configuration = new TreeMap<>();
    try (JsonParser json = JSON.createParser(get("/jobmanager/config"))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.START_OBJECT) {
        Map<String, String> entry = new TreeMap<>();
        readScalars(json, entry);
        configuration.put(entry.getOrDefault("key", ""), entry.getOrDefault("value", ""));
      }
    }
    return configuration;
  }

  private static void readScalars(JsonParser json, Map<String, String> into) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken().isScalarValue()) {
        into.put(name, json.getText());
      } else {
        json.skipChildren();
      }
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(root + path + " answers " + response.statusCode());
    }
    return response.body();
  }
}
