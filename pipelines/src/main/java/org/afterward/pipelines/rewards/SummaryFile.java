package org.afterward.pipelines.rewards;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;
import org.apache.beam.sdk.values.KV;

/**
 * The tallies of a run as a file in its output folder, so that the command line can tell what came
 * of a run wherever it ran. One object, each tally under its name.
 */
final class SummaryFile {

  static final String NAME = "summary.json";

  /** Leaves closing to us: a file in S3 that is closed twice is taken for one that is not there. */
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private SummaryFile() {}

  static void write(String folder, Collection<KV<String, Tally>> tallies) throws IOException {
    Map<String, Tally> sorted = new TreeMap<>();
    tallies.forEach(tally -> sorted.put(tally.getKey(), tally.getValue()));
    try (OutputStream out =
            Channels.newOutputStream(FileSystems.create(file(folder), "application/json"));
        JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      for (Map.Entry<String, Tally> entry : sorted.entrySet()) {
        Tally tally = entry.getValue();
        json.writeObjectFieldStart(entry.getKey());
        json.writeNumberField("count", tally.count());
        if (tally.sum().signum() != 0 || tally.squares().signum() != 0) {
          json.writeFieldName("sum");
          json.writeNumber(tally.sum());
          json.writeFieldName("squares");
          json.writeNumber(tally.squares());
        }
        if (!tally.example().isEmpty()) {
          json.writeStringField("example", tally.example());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  static Map<String, Tally> read(String folder) throws IOException {
    Map<String, Tally> tallies = new TreeMap<>();
    try (InputStream in = Channels.newInputStream(FileSystems.open(file(folder)));
        JsonParser json = JSON.createParser(in)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        tallies.put(name, readTally(json));
      }
    }
    return tallies;
  }

  private static Tally readTally(JsonParser json) throws IOException {
    long count = 0;
    BigInteger sum = BigInteger.ZERO;
    BigInteger squares = BigInteger.ZERO;
    String example = "";
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "count" -> count = json.getLongValue();
        case "sum" -> sum = json.getBigIntegerValue();
        case "squares" -> squares = json.getBigIntegerValue();
        case "example" -> example = json.getText();
        default -> json.skipChildren();
      }
    }
    return new Tally(count, sum, squares, example);
  }

  private static ResourceId file(String folder) {
    return FileSystems.matchNewResource(folder, true)
        .resolve(NAME, StandardResolveOptions.RESOLVE_FILE);
  }
}
