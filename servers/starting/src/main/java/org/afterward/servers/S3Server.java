package org.afterward.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server that speaks S3, with its objects in a folder. A folder in it is a bucket. */
public final class S3Server implements AutoCloseable {

  /** What a client must sign with. */
  public static final String ACCESS_KEY = "afterward-test";

  public static final String SECRET_KEY = "afterward-test-secret";

  private final ServerProcess process;
  private final Path buckets;

  private S3Server(ServerProcess process, Path buckets) {
    this.process = process;
    this.buckets = buckets;
  }

  /** Starts a server whose objects and log lie in this folder. */
  public static S3Server in(Path folder) throws IOException {
    Path buckets = Files.createDirectories(folder.resolve("buckets"));
    return new S3Server(
        ServerProcess.start(
            "s3",
            "org.afterward.servers.s3.S3Main",
            folder.resolve("s3.log"),
            List.of(
                buckets.toString(),
                String.valueOf(ServerProcess.freePort()),
                ACCESS_KEY,
                SECRET_KEY)),
        buckets);
  }

  /** Makes a bucket. */
  public void createBucket(String name) throws IOException {
    Files.createDirectories(buckets.resolve(name));
  }

  public URI endpoint() {
    return URI.create("http://" + process.address());
  }

  @Override
  public void close() {
    process.close();
  }
}
