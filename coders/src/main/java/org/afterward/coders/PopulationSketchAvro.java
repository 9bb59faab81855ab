package org.afterward.coders;

import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro form of a population, with the names of the JSON; the sketch as it is. */
public final class PopulationSketchAvro {

  public static final Schema SCHEMA =
      SchemaBuilder.record("PopulationSketch")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .name("date")
          .type(AvroFields.DAY)
          .noDefault()
          .requiredString("box")
          .requiredString("policy")
          .requiredLong("n")
          .requiredBytes("sketch")
          .endRecord();

  private PopulationSketchAvro() {}

  public static GenericRecord toAvro(PopulationSketch population) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("date", Math.toIntExact(population.day()));
    avro.put("box", population.box().wireName());
    avro.put("policy", population.policy());
    avro.put("n", population.n());
    avro.put("sketch", ByteBuffer.wrap(population.sketch().array()));
    return avro;
  }

  /**
   * Reads what {@link #toAvro} made.
   *
   * @throws IllegalArgumentException if it names a box that there is not
   */
  public static PopulationSketch fromAvro(GenericRecord avro) {
    ByteBuffer sketch = ((ByteBuffer) avro.get("sketch")).duplicate();
    byte[] bytes = new byte[sketch.remaining()];
    sketch.get(bytes);
    return new PopulationSketch(
        AvroFields.wholeInt(avro, "date"),
        AvroFields.parsed(avro, "box", Box::named),
        AvroFields.text(avro, "policy"),
        AvroFields.wholeLong(avro, "n"),
        Bytes.wrap(bytes));
  }
}
