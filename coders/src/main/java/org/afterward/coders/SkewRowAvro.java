package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** The Avro form of a {@link SkewRow}, with the names of the JSON. */
public final class SkewRowAvro {

  private static final Schema EXAMPLE =
      SchemaBuilder.record("SkewExample")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .requiredString("exposure_id")
          .requiredDouble("served")
          .requiredDouble("recomputed")
          .endRecord();

  public static final Schema SCHEMA =
      SchemaBuilder.record("ContextSkew")
          .namespace(AvroFields.NAMESPACE)
          .fields()
          .name("date")
          .type(AvroFields.DAY)
          .noDefault()
          .requiredString("layout")
          .requiredInt("position")
          .requiredString("name")
          .requiredLong("compared")
          .requiredLong("beyond")
          .optionalDouble("beyond_share")
          .requiredLong("incomparable")
          .optionalDouble("mean_difference")
          .optionalDouble("mean_distance")
          .optionalDouble("largest_distance")
          .name("examples")
          .type(Schema.createArray(EXAMPLE))
          .noDefault()
          .endRecord();

  private SkewRowAvro() {}

  public static GenericRecord toAvro(SkewRow row) {
    GenericRecord avro = new GenericData.Record(SCHEMA);
    avro.put("date", Math.toIntExact(row.day()));
    avro.put("layout", row.layout());
    avro.put("position", row.position());
    avro.put("name", row.name());
    avro.put("compared", row.compared());
    avro.put("beyond", row.beyond());
    avro.put("beyond_share", AvroFields.orNull(row.beyondShare()));
    avro.put("incomparable", row.incomparable());
    avro.put("mean_difference", AvroFields.orNull(row.meanDifference()));
    avro.put("mean_distance", AvroFields.orNull(row.meanDistance()));
    avro.put("largest_distance", AvroFields.orNull(row.largest()));
    avro.put("examples", row.examples().stream().map(SkewRowAvro::example).toList());
    return avro;
  }

  private static GenericRecord example(SkewExample example) {
    GenericRecord avro = new GenericData.Record(EXAMPLE);
    avro.put("exposure_id", example.exposureId());
    avro.put("served", example.served());
    avro.put("recomputed", example.recomputed());
    return avro;
  }

  /** Reads what {@link #toAvro} made. */
  public static SkewRow fromAvro(GenericRecord avro) {
    List<SkewExample> examples = new ArrayList<>();
    for (Object element : AvroFields.list(avro, "examples")) {
      GenericRecord example = (GenericRecord) element;
      examples.add(
          new SkewExample(
              AvroFields.text(example, "exposure_id"),
              (Double) example.get("served"),
              (Double) example.get("recomputed")));
    }
    return new SkewRow(
        AvroFields.wholeInt(avro, "date"),
        AvroFields.text(avro, "layout"),
        AvroFields.wholeInt(avro, "position"),
        AvroFields.text(avro, "name"),
        AvroFields.wholeLong(avro, "compared"),
        AvroFields.wholeLong(avro, "beyond"),
        AvroFields.wholeLong(avro, "incomparable"),
        numberOrNaN(avro, "mean_difference"),
        numberOrNaN(avro, "mean_distance"),
        numberOrNaN(avro, "largest_distance"),
        examples);
  }

  private static double numberOrNaN(GenericRecord avro, String field) {
    Double number = (Double) avro.get(field);
    return number == null ? Double.NaN : number;
  }
}
