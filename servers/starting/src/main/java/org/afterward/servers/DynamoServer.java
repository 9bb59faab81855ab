package org.afterward.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Amazon's own DynamoDB for one machine, with its tables in memory. Any credentials will do. */
public final class DynamoServer implements AutoCloseable {

  private final ServerProcess process;

  private DynamoServer(ServerProcess process) {
    this.process = process;
  }

  /** Starts a server whose log lies in this folder. */
  public static DynamoServer in(Path folder) throws IOException {
    Files.createDirectories(folder);
    return new DynamoServer(
        ServerProcess.start(
            "dynamo",
            "org.afterward.servers.dynamo.DynamoMain",
            folder.resolve("dynamo.log"),
            List.of(String.valueOf(ServerProcess.freePort()))));
  }

  public URI endpoint() {
    return URI.create("http://" + process.address());
  }

  @Override
  public void close() {
    process.close();
  }
}
