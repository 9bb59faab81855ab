package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/** An open channel of Beam's as a file of Parquet's, which so reads from any file system. */
final class ChannelInputFile implements InputFile {

  private final String name;
  private final SeekableByteChannel channel;

  private ChannelInputFile(String name, SeekableByteChannel channel) {
    this.name = name;
    this.channel = channel;
  }

  static ChannelInputFile of(String name, ReadableByteChannel channel) throws IOException {
    if (channel instanceof SeekableByteChannel seekable) {
      return new ChannelInputFile(name, seekable);
    }
    throw new IOException("its file system cannot read from the middle of a file");
  }

  @Override
  public long getLength() throws IOException {
    return channel.size();
  }

  @Override
  public SeekableInputStream newStream() {
    return new ChannelStream(channel);
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class ChannelStream extends DelegatingSeekableInputStream {

    private final SeekableByteChannel channel;

    ChannelStream(SeekableByteChannel channel) {
      super(Channels.newInputStream(channel));
      this.channel = channel;
    }

    @Override
    public long getPos() throws IOException {
      return channel.position();
    }

    @Override
    public void seek(long position) throws IOException {
      channel.position(position);
    }
  }
}
