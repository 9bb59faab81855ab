package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link Lineage}. */
public final class LineageCoder extends RecordCoder<Lineage> {

  private static final long serialVersionUID = 1;

  /** Its part, its count, and two lengths. */
  private static final int LEAST_BYTES_OF_A_SOURCE = 4;

  private static final LineageCoder INSTANCE = new LineageCoder();

  private LineageCoder() {
    super(Lineage.class);
  }

  public static LineageCoder of() {
    return INSTANCE;
  }

  @Override
  void write(Lineage lineage, WireOutput out) throws CoderException {
    out.writeCount(lineage.sources().size());
    for (Lineage.Source source : lineage.sources()) {
      out.writeCount(source.part().code());
      out.writeLong(source.events());
      out.writeText("Lineage.digest", source.digest());
      out.writeCount(source.top().size());
      for (String id : source.top()) {
        out.writeText("Lineage.top", id);
      }
    }
  }

  @Override
  Lineage read(WireInput in) throws CoderException {
    int count = in.readCount("Lineage.sources", LEAST_BYTES_OF_A_SOURCE);
    if (count == 0) {
      return Lineage.NONE;
    }
    List<Lineage.Source> sources = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      sources.add(
          new Lineage.Source(
              in.readCode("Lineage.part", RewardPart::ofCode),
              in.readInt("Lineage.events"),
              in.readText("Lineage.digest"),
              readTop(in)));
    }
    return new Lineage(sources);
  }

  private static List<String> readTop(WireInput in) throws CoderException {
    int count = in.readCount("Lineage.top", 1);
    List<String> top = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      top.add(in.readText("Lineage.top"));
    }
    return top;
  }
}
