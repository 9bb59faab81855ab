package org.afterward.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A listener of a {@link KafkaBroker} to which clients speak by TLS and sign in with a password
 * (SASL_SSL, PLAIN). Its certificate is made here, by the keytool of the running JDK, and signed by
 * itself.
 */
public final class SecureListener {

  /** Who may sign in. */
  public static final String USER = "afterward";

  private static final String STORE_PASSWORD = "of-no-value";

  private final int port;
  private final Path certificate;

  private SecureListener(int port, Path certificate) {
    this.port = port;
    this.certificate = certificate;
  }

  /** Tells the broker that will be started in this folder to have such a listener as well. */
  static SecureListener prepare(Path folder, int openPort, int controllerPort, String password)
      throws IOException {
    int port = ServerProcess.freePort();
    Path store = folder.resolve("broker.p12");
    Path certificate = folder.resolve("broker.pem");
    if (!Files.exists(store)) {
      keytool(
          store,
          "-genkeypair",
          "-keyalg",
          "RSA",
          "-dname",
          "CN=broker",
          "-ext",
          "san=ip:127.0.0.1");
      keytool(store, "-exportcert", "-rfc", "-file", certificate.toString());
    }
    Files.writeString(
        folder.resolve("more.properties"),
        """
        listeners=PLAINTEXT://127.0.0.1:%1$d,SASL_SSL://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
        advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SASL_SSL://127.0.0.1:%2$d
        listener.security.protocol.map=\
        PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        listener.name.sasl_ssl.plain.sasl.jaas.config=\
        org.apache.kafka.common.security.plain.PlainLoginModule required user_%4$s="%5$s";
        ssl.keystore.type=PKCS12
        ssl.keystore.location=%6$s
        ssl.keystore.password=%7$s
        """
            .formatted(openPort, port, controllerPort, USER, password, store, STORE_PASSWORD));
    return new SecureListener(port, certificate);
  }

  /** What a client's {@code bootstrap.servers} is. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /**
   * What a file of client properties says.
   *
   * @param password as it is to stand there: itself, or a reference
   */
  public String clientProperties(String password) {
    return """
        security.protocol=SASL_SSL
        sasl.mechanism=PLAIN
        sasl.jaas.config=\
        org.apache.kafka.common.security.plain.PlainLoginModule required username="%s" password="%s";
        ssl.truststore.type=PEM
        ssl.truststore.location=%s
        """
        .formatted(USER, password, certificate);
  }

  private static void keytool(Path store, String... what) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(what));
    command.addAll(
        List.of(
            "-alias",
            "broker",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            STORE_PASSWORD));
    Path said = Files.createTempFile(store.getParent(), "keytool", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed; it said:\n" + Files.readString(said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while keytool ran", e);
    }
  }
}
