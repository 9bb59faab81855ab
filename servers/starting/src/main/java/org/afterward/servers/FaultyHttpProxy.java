package org.afterward.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands on a loopback port before an HTTP server such as {@link DynamoServer}, and treats a share
 * of the requests badly. The same seed throws the same dice; which request meets which of them is
 * up to the threads.
 */
public final class FaultyHttpProxy implements AutoCloseable {

  private static final int THREADS = 32;
  private static final long LONGEST_DELAY_MS = 20;

  /** Those that the client of the next hop writes itself. */
  private static final Set<String> NOT_PASSED_ON = caseless("host", "connection", "content-length");

  private final URI server;
  private final Random dice;
  private final HttpServer http;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong faultsMade = new AtomicLong();
  private volatile HttpFaults faults = HttpFaults.NONE;

  private FaultyHttpProxy(URI server, long seed) throws IOException {
    this.server = server;
    this.dice = new Random(seed);
    this.http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), THREADS);
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  /** Starts a proxy that treats every request well until it is told otherwise. */
  public static FaultyHttpProxy before(URI server, long seed) throws IOException {
    return new FaultyHttpProxy(server, seed);
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** How requests are treated from now on. */
  public void treat(HttpFaults badly) {
    faults = badly;
  }

  /** How many requests were treated badly so far. */
  public long faultsMade() {
    return faultsMade.get();
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    // Closing an exchange that was not answered cuts its connection.
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      HttpFaults.Fault fault = faults.at(nextDice());
      if (fault != HttpFaults.Fault.NONE) {
        faultsMade.incrementAndGet();
      }
      switch (fault) {
        case NONE -> passOn(exchange, body);
        case THROTTLED -> answer(exchange, 400, "ProvisionedThroughputExceededException");
        case FAILED -> answer(exchange, nextDice() < 0.5 ? 500 : 503, "InternalServerError");
        case DENIED -> answer(exchange, 400, "AccessDeniedException");
        case CUT_BEFORE -> {
          // Nothing is answered.
        }
        case CUT_AFTER -> ask(exchange, body);
        case DELAYED -> {
          Thread.sleep((long) (nextDice() * LONGEST_DELAY_MS));
          passOn(exchange, body);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double nextDice() {
    synchronized (dice) {
      return dice.nextDouble();
    }
  }

  private void passOn(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(exchange, body);
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              // HTTP/2 pseudo headers do not occur; the length is written below.
              if (!NOT_PASSED_ON.contains(name) && !name.equalsIgnoreCase("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, values);
              }
            });
    write(exchange, answer.statusCode(), answer.body());
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      if (!NOT_PASSED_ON.contains(header.getKey())) {
        header.getValue().forEach(value -> request.header(header.getKey(), value));
      }
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static void answer(HttpExchange exchange, int status, String type) throws IOException {
    String json =
        "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"made by the proxy\"}"
            .formatted(type);
    exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
    write(exchange, status, json.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Set<String> caseless(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }
}
