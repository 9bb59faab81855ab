package org.afterward.benchmarks.streaming;

import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink which serializer a record has. */
final class RecordType<T> extends TypeInformation<T> {

  private final Class<T> record;
  private final RecordSerializer<T> serializer;

  RecordType(Class<T> record, RecordSerializer<T> serializer) {
    this.record = record;
    this.serializer = serializer;
  }

  @Override
  public Class<T> getTypeClass() {
    return record;
  }

  @Override
  @SuppressWarnings("deprecation") // What came in its place is not abstract yet.
  public TypeSerializer<T> createSerializer(ExecutionConfig config) {
    return serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof RecordType;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RecordType<?> that && record.equals(that.record);
  }

  @Override
  public int hashCode() {
    return record.hashCode();
  }

  @Override
  public String toString() {
    return record.getSimpleName();
  }
}
