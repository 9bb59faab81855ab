package org.afterward.pipelines.files;

import java.io.Closeable;
import java.io.IOException;

/** A file that is being written. Without any record it becomes an empty one, but a valid one. */
interface RecordWriter<T> extends Closeable {

  void write(T value) throws IOException;
}
