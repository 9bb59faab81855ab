package org.afterward.pipelines.health;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.pipelines.health.Health.Finding;
import org.apache.beam.sdk.io.FileSystems;

/** The health of a run for machines: one object, with everything that was looked at. */
final class HealthJson {

  private static final JsonFactory JSON = new JsonFactory();

  private HealthJson() {}

  static void write(Health health, String file) throws IOException {
    try (OutputStream out =
            Channels.newOutputStream(
                FileSystems.create(FileSystems.matchNewResource(file, false), "application/json"));
        JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField(
          "level", health.isKnown() ? HealthReport.name(health.level()) : "unknown");
      json.writeArrayFieldStart("findings");
      for (Finding finding : health.findings()) {
        write(finding, json);
      }
      json.writeEndArray();
      Map<String, Long> signs = new TreeMap<>();
      health.vitals().signs().forEach((sign, value) -> signs.put(sign.wireName(), value));
      write("signs", signs, json);
      write("broken_rules", new TreeMap<>(health.vitals().brokenRules()), json);
      json.writeEndObject();
    }
  }

  private static void write(Finding finding, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("measure", finding.measure());
    json.writeStringField("level", HealthReport.name(finding.level()));
    json.writeStringField("seen", finding.seen());
    if (!finding.limit().isEmpty()) {
      json.writeStringField("limit", finding.limit());
      json.writeStringField("advice", finding.advice());
    }
    json.writeEndObject();
  }

  private static void write(String name, Map<String, Long> numbers, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> number : numbers.entrySet()) {
      json.writeNumberField(number.getKey(), number.getValue());
    }
    json.writeEndObject();
  }
}
