package org.afterward.pipelines.files;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes values of one Avro schema to Parquet's record consumer. The schema is walked once, when
 * the writer is made, and not again for each row: Parquet's own Avro support asks for types, unions
 * and conversions at every value, which takes about as long as all else that writing a row does.
 */
interface AvroRowWriter {

  void write(Object value, RecordConsumer out);

  /** A writer of values of this schema. */
  static AvroRowWriter of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> group(fields(schema));
      case ARRAY -> group(list(of(schema.getElementType())));
      case MAP -> group(map(of(schema.getValueType())));
      case STRING -> (value, out) -> out.addBinary(text(value));
      case BYTES -> (value, out) -> out.addBinary(bytes((ByteBuffer) value));
      case INT -> (value, out) -> out.addInteger((Integer) value);
      case LONG -> (value, out) -> out.addLong((Long) value);
      case FLOAT -> (value, out) -> out.addFloat((Float) value);
      case DOUBLE -> (value, out) -> out.addDouble((Double) value);
      case BOOLEAN -> (value, out) -> out.addBoolean((Boolean) value);
      case UNION -> of(present(schema));
      case ENUM, FIXED, NULL ->
          throw new IllegalArgumentException("Our records have no fields of type " + schema);
    };
  }

  /** A writer of the fields of a record, without anything around them. */
  static AvroRowWriter fields(Schema schema) {
    List<Schema.Field> fields = schema.getFields();
    AvroRowWriter[] writers =
        fields.stream().map(field -> of(field.schema())).toArray(AvroRowWriter[]::new);
    String[] names = fields.stream().map(Schema.Field::name).toArray(String[]::new);
    return (value, out) -> {
      IndexedRecord row = (IndexedRecord) value;
      for (int i = 0; i < names.length; i++) {
        Object field = row.get(i);
        if (field != null) {
          out.startField(names[i], i);
          writers[i].write(field, out);
          out.endField(names[i], i);
        }
      }
    };
  }

  private static AvroRowWriter group(AvroRowWriter content) {
    return (value, out) -> {
      out.startGroup();
      content.write(value, out);
      out.endGroup();
    };
  }

  private static AvroRowWriter list(AvroRowWriter element) {
    return (value, out) -> {
      Collection<?> list = (Collection<?>) value;
      if (!list.isEmpty()) {
        out.startField("list", 0);
        for (Object item : list) {
          out.startGroup();
          writeField("element", 0, item, element, out);
          out.endGroup();
        }
        out.endField("list", 0);
      }
    };
  }

  private static AvroRowWriter map(AvroRowWriter entryValue) {
    return (value, out) -> {
      Map<?, ?> map = (Map<?, ?>) value;
      if (!map.isEmpty()) {
        out.startField("key_value", 0);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.startGroup();
          out.startField("key", 0);
          out.addBinary(text(entry.getKey()));
          out.endField("key", 0);
          writeField("value", 1, entry.getValue(), entryValue, out);
          out.endGroup();
        }
        out.endField("key_value", 0);
      }
    };
  }

  private static void writeField(
      String name, int index, Object value, AvroRowWriter writer, RecordConsumer out) {
    out.startField(name, index);
    writer.write(value, out);
    out.endField(name, index);
  }

  private static Schema present(Schema union) {
    List<Schema> present =
        union.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    if (present.size() != 1) {
      throw new IllegalArgumentException("Our unions are of null and one type, not " + union);
    }
    return present.get(0);
  }

  private static Binary text(Object text) {
    return Binary.fromString(text.toString());
  }

  private static Binary bytes(ByteBuffer bytes) {
    return Binary.fromReusedByteBuffer(bytes);
  }
}
