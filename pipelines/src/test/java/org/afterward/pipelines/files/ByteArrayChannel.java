package org.afterward.pipelines.files;

import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory, to be read as a file. */
final class ByteArrayChannel implements SeekableByteChannel {

  private final byte[] bytes;
  private int position;

  ByteArrayChannel(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(ByteBuffer into) {
    int count = Math.min(into.remaining(), bytes.length - position);
    if (count <= 0) {
      return -1;
    }
    into.put(bytes, position, count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public ByteArrayChannel position(long to) {
    position = Math.toIntExact(to);
    return this;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new UnsupportedOperationException("It is only read");
  }

  @Override
  public ByteArrayChannel truncate(long size) {
    throw new UnsupportedOperationException("It is only read");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
