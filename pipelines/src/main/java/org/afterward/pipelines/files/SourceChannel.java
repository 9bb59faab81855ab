package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.beam.sdk.io.FileSystems;

/**
 * An open file of whichever file system. Some of them throw exceptions of their own where a file is
 * gone or may not be read; here they are all IOExceptions, so that whoever reads can say which file
 * it was, and tells them from what others throw.
 */
final class SourceChannel implements SeekableByteChannel {

  private final SeekableByteChannel file;

  private SourceChannel(SeekableByteChannel file) {
    this.file = file;
  }

  static ReadableByteChannel open(String name) throws IOException {
    ReadableByteChannel file =
        orFailed(() -> FileSystems.open(FileSystems.matchNewResource(name, false)));
    return file instanceof SeekableByteChannel seekable ? new SourceChannel(seekable) : file;
  }

  private interface Attempt<T> {
    T make() throws IOException;
  }

  private static <T> T orFailed(Attempt<T> attempt) throws IOException {
    try {
      return attempt.make();
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return orFailed(() -> file.read(into));
  }

  @Override
  public long position() throws IOException {
    return orFailed(file::position);
  }

  @Override
  public SeekableByteChannel position(long to) throws IOException {
    orFailed(() -> file.position(to));
    return this;
  }

  @Override
  public long size() throws IOException {
    return orFailed(file::size);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    return file.write(from);
  }

  @Override
  public SeekableByteChannel truncate(long size) throws IOException {
    file.truncate(size);
    return this;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
