package org.afterward.coders;

import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link PopulationSketch}. */
public final class PopulationSketchCoder extends RecordCoder<PopulationSketch> {

  private static final long serialVersionUID = 1;

  private static final PopulationSketchCoder INSTANCE = new PopulationSketchCoder();

  private PopulationSketchCoder() {
    super(PopulationSketch.class);
  }

  public static PopulationSketchCoder of() {
    return INSTANCE;
  }

  @Override
  void write(PopulationSketch population, WireOutput out) throws CoderException {
    out.writeLong(population.day());
    out.writeCount(population.box().code());
    out.writeText("PopulationSketch.policy", population.policy());
    out.writeLong(population.n());
    out.writeBytes(population.sketch());
  }

  @Override
  PopulationSketch read(WireInput in) throws CoderException {
    return new PopulationSketch(
        in.readLong("PopulationSketch.day"),
        in.readCode("PopulationSketch.box", Box::ofCode),
        in.readText("PopulationSketch.policy"),
        in.readLong("PopulationSketch.n"),
        in.readBytes("PopulationSketch.sketch"));
  }
}
