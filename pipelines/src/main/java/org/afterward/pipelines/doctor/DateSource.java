package org.afterward.pipelines.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Asks a service what time it is. */
interface DateSource {

  /** Empty where the service does not say. */
  Optional<Instant> now(URI service) throws IOException, InterruptedException;

  /** By the Date that HTTP answers carry, whatever else they say. */
  static DateSource http() {
    Duration patience = Duration.ofSeconds(4);
    HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
    return service -> {
      HttpResponse<Void> response =
          client.send(
              HttpRequest.newBuilder(service).timeout(patience).build(),
              HttpResponse.BodyHandlers.discarding());
      return response
          .headers()
          .firstValue("date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    };
  }
}
