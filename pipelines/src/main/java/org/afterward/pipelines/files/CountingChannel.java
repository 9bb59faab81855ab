package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * A channel that knows how much was written to it. It can be closed twice: whoever writes through
 * it closes what it writes to, and so does who made it, and S3 takes that for a file that is not
 * there.
 */
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
    if (out.isOpen()) {
      out.close();
    }
  }
}
