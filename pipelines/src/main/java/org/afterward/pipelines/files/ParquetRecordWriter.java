package org.afterward.pipelines.files;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Writes a record to a row of Parquet. The footer says of which version the schema is; memory holds
 * one row group.
 */
final class ParquetRecordWriter<T> implements RecordWriter<T> {

  private static final long ROW_GROUP_BYTES = 32L << 20;

  /** Columns of ids and times soon have more values than this, and then are hashed no longer. */
  private static final int DICTIONARY_BYTES = 128 << 10;

  private final RecordFormat<T> records;
  private final ParquetWriter<GenericRecord> out;

  ParquetRecordWriter(RecordFormat<T> records, WritableByteChannel channel) throws IOException {
    this.records = records;
    AvroRowSupport.Builder builder =
        AvroRowSupport.to(new ChannelOutputFile(channel), records.schema())
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withDictionaryPageSize(DICTIONARY_BYTES)
            .withExtraMetaData(SchemaVersion.FOOTER);
    for (ColumnDescriptor column : AvroRowSupport.columns(records.schema())) {
      // Numbers are as small when zstd has packed them, and hashing each for a dictionary costs
      // more
      // than writing it.
      boolean text = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY;
      builder.withDictionaryEncoding(String.join(".", column.getPath()), text);
    }
    this.out = builder.build();
  }

  @Override
  public void write(T value) throws IOException {
    out.write(records.avro(value));
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
