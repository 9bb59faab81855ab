package org.afterward.pipelines.files;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.apache.parquet.CorruptDeltaByteArrays;
import org.apache.parquet.VersionParser.ParsedVersion;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.values.RequiresPreviousReader;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.io.ParquetDecodingException;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The values of one column of one row group, one after the other. The levels of a page, and its
 * places in the dictionary, are unpacked all at once; Parquet's own column reader, which does it
 * value by value, takes twice as long.
 */
final class ColumnPages {

  private static final byte[] NO_BYTES = {};
  private static final Set<PrimitiveTypeName> READ_PLAIN =
      EnumSet.of(INT32, INT64, FLOAT, DOUBLE, BINARY);

  private final ColumnDescriptor column;
  private final PrimitiveTypeName type;
  private final PageReader pages;
  private final PrimitiveConverter converter;
  private final @Nullable ParsedVersion writer;
  private final @Nullable Dictionary dictionary;
  private final boolean takesPlaces;

  /** How many values, absent ones among them, are on the pages that were not yet opened. */
  private long unopened;

  private int size;
  private int current;
  private int[] definitions = {};
  private int[] repetitions = {};

  /** The places in the dictionary of the values that are there; not of a page without. */
  private int[] places = {};

  private int nextPlace;

  /** The values of a page that has them as they are; empty for any other page. */
  private byte[] plain = NO_BYTES;

  private int nextPlain;
  private @Nullable ValuesReader values;

  ColumnPages(
      ColumnDescriptor column,
      PageReader pages,
      PrimitiveConverter converter,
      @Nullable ParsedVersion writer)
      throws IOException {
    this.column = column;
    this.type = column.getPrimitiveType().getPrimitiveTypeName();
    this.pages = pages;
    this.converter = converter;
    this.writer = writer;
    this.unopened = pages.getTotalValueCount();
    DictionaryPage page = pages.readDictionaryPage();
    this.dictionary = page == null ? null : page.getEncoding().initDictionary(column, page);
    this.takesPlaces = converter.hasDictionarySupport();
    if (dictionary != null && takesPlaces) {
      converter.setDictionary(dictionary);
    }
    open();
  }

  /** The definition level of the current value. */
  int definition() {
    return definitions[current];
  }

  /** The repetition level of the current value; 0 behind the last. */
  int repetition() {
    return current < size ? repetitions[current] : 0;
  }

  /** Goes on to the next value, once the current one is given or is absent. */
  void next() {
    current++;
    if (current == size) {
      open();
    }
  }

  /** Gives the current value, which is there, to the converter. */
  void give() {
    ValuesReader from = values;
    if (plain.length > 0) {
      givePlain();
    } else if (from == null) {
      givePlace(places[nextPlace++]);
    } else {
      give(from);
    }
  }

  private void givePlain() {
    int from = nextPlain;
    switch (type) {
      case INT32 -> converter.addInt(LittleEndian.getInt(plain, from));
      case INT64 -> converter.addLong(LittleEndian.getLong(plain, from));
      case FLOAT -> converter.addFloat(Float.intBitsToFloat(LittleEndian.getInt(plain, from)));
      case DOUBLE ->
          converter.addDouble(Double.longBitsToDouble(LittleEndian.getLong(plain, from)));
      default -> {
        int length = LittleEndian.getInt(plain, from);
        // The page is not used again, but for the next value; a converter that wants to keep it
        // copies.
        converter.addBinary(Binary.fromReusedByteArray(plain, from + Integer.BYTES, length));
        nextPlain = from + Integer.BYTES + length;
        return;
      }
    }
    nextPlain = from + (type == INT32 || type == FLOAT ? Integer.BYTES : Long.BYTES);
  }

  private void give(ValuesReader from) {
    switch (type) {
      case BOOLEAN -> converter.addBoolean(from.readBoolean());
      case INT32 -> converter.addInt(from.readInteger());
      case INT64 -> converter.addLong(from.readLong());
      case FLOAT -> converter.addFloat(from.readFloat());
      case DOUBLE -> converter.addDouble(from.readDouble());
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> converter.addBinary(from.readBytes());
    }
  }

  private void givePlace(int place) {
    Dictionary from = dictionary;
    if (from == null) {
      throw new ParquetDecodingException("The dictionary of " + column + " is missing");
    }
    if (takesPlaces) {
      converter.addValueFromDictionary(place);
      return;
    }
    switch (type) {
      case BOOLEAN -> converter.addBoolean(from.decodeToBoolean(place));
      case INT32 -> converter.addInt(from.decodeToInt(place));
      case INT64 -> converter.addLong(from.decodeToLong(place));
      case FLOAT -> converter.addFloat(from.decodeToFloat(place));
      case DOUBLE -> converter.addDouble(from.decodeToDouble(place));
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> converter.addBinary(from.decodeToBinary(place));
    }
  }

  /** Opens the next page that has values, if there is one. */
  private void open() {
    current = 0;
    size = 0;
    while (size == 0 && unopened > 0) {
      DataPage page = pages.readPage();
      if (page == null) {
        throw new ParquetDecodingException("Values of " + column + " are missing");
      }
      size = page.getValueCount();
      unopened -= size;
      try {
        open(page);
      } catch (IOException e) {
        throw new ParquetDecodingException("A page of " + column + " cannot be read", e);
      }
    }
  }

  private void open(DataPage page) throws IOException {
    if (definitions.length < size) {
      definitions = new int[size];
      repetitions = new int[size];
      places = new int[size];
    }
    if (page instanceof DataPageV1 one) {
      ByteBufferInputStream in = one.getBytes().toInputStream();
      readLevels(one.getRlEncoding(), ValuesType.REPETITION_LEVEL, in, repetitions);
      readLevels(one.getDlEncoding(), ValuesType.DEFINITION_LEVEL, in, definitions);
      openValues(one.getValueEncoding(), in);
    } else if (page instanceof DataPageV2 two) {
      read(all(two.getRepetitionLevels()), column.getMaxRepetitionLevel(), repetitions);
      read(all(two.getDefinitionLevels()), column.getMaxDefinitionLevel(), definitions);
      openValues(two.getDataEncoding(), two.getData().toInputStream());
    }
  }

  private void readLevels(
      Encoding encoding, ValuesType kind, ByteBufferInputStream in, int[] levels)
      throws IOException {
    int highest =
        kind == ValuesType.REPETITION_LEVEL
            ? column.getMaxRepetitionLevel()
            : column.getMaxDefinitionLevel();
    if (highest == 0) {
      // Nothing is written, and all levels are 0.
      return;
    }
    if (encoding == Encoding.RLE) {
      read(bytes(in, BytesUtils.readIntLittleEndian(in)), highest, levels);
      return;
    }
    // The form of very old files.
    ValuesReader old = encoding.getValuesReader(column, kind);
    old.initFromPage(size, in);
    for (int i = 0; i < size; i++) {
      levels[i] = old.readInteger();
    }
  }

  private void read(byte[] bytes, int highest, int[] levels) {
    if (highest > 0) {
      new PackedInts(bytes, 0, BytesUtils.getWidthFromMaxInt(highest)).read(levels, size);
    }
  }

  private static byte[] all(BytesInput input) throws IOException {
    return bytes(input.toInputStream(), Math.toIntExact(input.size()));
  }

  private static byte[] bytes(ByteBufferInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.slice(length).get(bytes);
    return bytes;
  }

  private void openValues(Encoding encoding, ByteBufferInputStream in) throws IOException {
    plain = NO_BYTES;
    if (encoding == Encoding.PLAIN && READ_PLAIN.contains(type)) {
      plain = bytes(in, in.available());
      nextPlain = 0;
      values = null;
      return;
    }
    if (encoding.usesDictionary() && dictionary != null) {
      values = null;
      nextPlace = 0;
      int there = there();
      if (there > 0) {
        byte[] bytes = bytes(in, in.available());
        new PackedInts(bytes, 1, bytes[0]).read(places, there);
      }
      return;
    }
    ValuesReader before = values;
    ValuesReader opened = encoding.getValuesReader(column, ValuesType.VALUES);
    opened.initFromPage(size, in);
    if (opened instanceof RequiresPreviousReader needy
        && before != null
        && CorruptDeltaByteArrays.requiresSequentialReads(writer, encoding)) {
      needy.setPreviousReader(before);
    }
    values = opened;
  }

  private int there() {
    if (column.getMaxDefinitionLevel() == 0) {
      return size;
    }
    int there = 0;
    for (int i = 0; i < size; i++) {
      there += definitions[i] == column.getMaxDefinitionLevel() ? 1 : 0;
    }
    return there;
  }
}
