package org.afterward.pipelines.dynamo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.util.VarInt;

/** The bytes of a {@link TablePart}: a version, which kind it is, and its fields in their order. */
public final class TablePartCoder extends AtomicCoder<TablePart> {

  private static final long serialVersionUID = 1;

  private static final int VERSION = 1;
  private static final int EXPOSURES = 1;
  private static final int APP_TABLE = 2;
  private static final TablePartCoder INSTANCE = new TablePartCoder();

  private TablePartCoder() {}

  public static TablePartCoder of() {
    return INSTANCE;
  }

  @Override
  public void encode(TablePart part, OutputStream out) throws IOException {
    out.write(VERSION);
    if (part instanceof TablePart.Exposures exposures) {
      out.write(EXPOSURES);
      out.write(exposures.rewarded() ? 1 : 0);
      VarInt.encode(exposures.day().toEpochDay(), out);
    } else if (part instanceof TablePart.AppTable table) {
      out.write(APP_TABLE);
      StringUtf8Coder.of().encode(table.table(), out);
      VarInt.encode(table.segment(), out);
      VarInt.encode(table.segments(), out);
    }
  }

  @Override
  public TablePart decode(InputStream in) throws IOException {
    int version = in.read();
    if (version != VERSION) {
      throw new CoderException("TablePart: version " + version + " instead of " + VERSION);
    }
    int kind = in.read();
    return switch (kind) {
      case EXPOSURES -> {
        int rewarded = in.read();
        yield new TablePart.Exposures(rewarded == 1, day(VarInt.decodeLong(in)));
      }
      case APP_TABLE -> {
        String table = StringUtf8Coder.of().decode(in);
        yield new TablePart.AppTable(table, VarInt.decodeInt(in), VarInt.decodeInt(in));
      }
      default -> throw new CoderException("TablePart: there is no kind " + kind);
    };
  }

  private static LocalDate day(long epochDay) throws CoderException {
    try {
      return LocalDate.ofEpochDay(epochDay);
    } catch (DateTimeException e) {
      throw new CoderException("TablePart: no day", e);
    }
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
