package org.afterward.pipelines.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/** Writes a record to a line. */
final class JsonLinesWriter<T> implements RecordWriter<T> {

  private static final int BUFFER = 1 << 16;

  private final RecordFormat<T> records;
  private final OutputStream out;

  JsonLinesWriter(RecordFormat<T> records, WritableByteChannel channel) {
    this.records = records;
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
  }

  @Override
  public void write(T value) throws IOException {
    out.write(records.json(value).getBytes(StandardCharsets.UTF_8));
    out.write('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
