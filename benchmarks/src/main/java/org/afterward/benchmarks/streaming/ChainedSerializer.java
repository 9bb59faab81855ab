package org.afterward.benchmarks.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * For what goes from one function of a chain to the next, as an object: it has no bytes, and fails
 * if somebody wants some.
 */
final class ChainedSerializer<T> extends RecordSerializer<T> {

  private static final String NEVER = "Only within a chain";

  @Override
  public void serialize(T record, DataOutputView out) throws IOException {
    throw new UnsupportedOperationException(NEVER);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    throw new UnsupportedOperationException(NEVER);
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    throw new UnsupportedOperationException(NEVER);
  }
}
