package org.afterward.pipelines.files;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** Writes Avro records as rows of Parquet, by an {@link AvroRowWriter}. */
final class AvroRowSupport extends WriteSupport<GenericRecord> {

  private final Schema schema;
  private final AvroRowWriter fields;
  private @Nullable RecordConsumer consumer;

  private AvroRowSupport(Schema schema) {
    this.schema = schema;
    this.fields = AvroRowWriter.fields(schema);
  }

  /** A builder of files with rows of this schema. */
  static Builder to(OutputFile file, Schema schema) {
    return new Builder(file, schema);
  }

  /** The columns that rows of this schema have. */
  static List<ColumnDescriptor> columns(Schema schema) {
    return messageType(schema).getColumns();
  }

  private static MessageType messageType(Schema schema) {
    ParquetConfiguration lists = new PlainParquetConfiguration();
    // Lists as everybody else writes them today.
    lists.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return new AvroSchemaConverter(lists).convert(schema);
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    // By which readers of Avro know the records again.
    return new WriteContext(messageType(schema), Map.of("parquet.avro.schema", schema.toString()));
  }

  // Abstract still, though superseded by the one above.
  @Override
  @Deprecated
  @SuppressWarnings("InlineMeSuggester")
  public WriteContext init(Configuration configuration) {
    return init(new PlainParquetConfiguration());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(GenericRecord row) {
    RecordConsumer out = consumer;
    if (out == null) {
      throw new IllegalStateException("Parquet has not prepared the writing");
    }
    out.startMessage();
    fields.write(row, out);
    out.endMessage();
  }

  /** Parquet's builder, for these rows. */
  static final class Builder extends ParquetWriter.Builder<GenericRecord, Builder> {

    private final Schema schema;

    private Builder(OutputFile file, Schema schema) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<GenericRecord> getWriteSupport(ParquetConfiguration configuration) {
      return new AvroRowSupport(schema);
    }

    @Override
    @Deprecated
    protected WriteSupport<GenericRecord> getWriteSupport(Configuration configuration) {
      return new AvroRowSupport(schema);
    }
  }
}
