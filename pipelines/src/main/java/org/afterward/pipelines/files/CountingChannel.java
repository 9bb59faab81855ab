package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** A channel that knows how much was written to it. */
final class CountingChannel implements WritableByteChannel {

  private final WritableByteChannel out;
  private long bytes;

  CountingChannel(WritableByteChannel out) {
    this.out = out;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int written = out.write(from);
    bytes += written;
    return written;
  }

  @Override
  public boolean isOpen() {
    return out.isOpen();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
