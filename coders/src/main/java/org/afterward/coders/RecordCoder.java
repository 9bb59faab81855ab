package org.afterward.coders;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;

/**
 * What the coders of our records have in common.
 *
 * <p>An element is a version (one byte), the length of its fields (a varint), and its fields, one
 * after the other and without names. So a reader takes each element from the stream in one piece,
 * and every length inside of it can be held against what is there. A record inside of another is
 * its version and its fields, and so each changes its bytes by itself.
 *
 * <p>Equal records have equal bytes, and unequal ones unequal bytes.
 *
 * @param <T> the record
 */
abstract class RecordCoder<T> extends AtomicCoder<T> {

  /**
   * The version that all of them write. A record that must change its bytes gets a second one; the
   * first stays readable for ever, as {@code testdata/wire} proves.
   */
  static final int VERSION = 1;

  private static final long serialVersionUID = 1;

  private final String record;

  RecordCoder(Class<T> record) {
    this.record = record.getSimpleName();
  }

  abstract void write(T value, WireOutput out) throws CoderException;

  abstract T read(WireInput in) throws CoderException;

  @Override
  public final void encode(T value, OutputStream stream) throws IOException {
    if (value == null) {
      throw new CoderException("null is no " + record);
    }
    WireOutput out = new WireOutput();
    write(value, out);
    out.sendTo(stream, VERSION);
  }

  @Override
  public final T decode(InputStream stream) throws IOException {
    WireInput in = WireInput.receive(stream, record, VERSION);
    T value = read(in);
    in.end(record);
    return value;
  }

  /** Writes the record as a field of another. */
  final void writeWithin(T value, WireOutput out) throws CoderException {
    out.writeVersion(VERSION);
    write(value, out);
  }

  /** Reads the record as a field of another. */
  final T readWithin(WireInput in) throws CoderException {
    in.readVersion(record, VERSION);
    return read(in);
  }

  @Override
  public final boolean consistentWithEquals() {
    return true;
  }
}
