package org.afterward.benchmarks.streaming;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** What all serializers of immutable records share: nothing is ever copied, nothing is reused. */
abstract class RecordSerializer<T> extends TypeSerializerSingleton<T> {

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T createInstance() {
    throw new UnsupportedOperationException("There is no empty record to fill");
  }

  @Override
  public T copy(T record) {
    return record;
  }

  @Override
  public T copy(T record, T reuse) {
    return record;
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public void copy(DataInputView in, DataOutputView out) throws IOException {
    serialize(deserialize(in), out);
  }
}
