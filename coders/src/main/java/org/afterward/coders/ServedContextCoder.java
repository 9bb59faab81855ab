package org.afterward.coders;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.sdk.coders.CoderException;

/** The bytes of a {@link ServedContext}. */
public final class ServedContextCoder extends RecordCoder<ServedContext> {

  private static final long serialVersionUID = 1;

  /** The length of its name, and a number. */
  private static final int LEAST_BYTES_OF_A_FIELD = 2;

  private static final ServedContextCoder INSTANCE = new ServedContextCoder();

  private ServedContextCoder() {
    super(ServedContext.class);
  }

  public static ServedContextCoder of() {
    return INSTANCE;
  }

  @Override
  void write(ServedContext context, WireOutput out) throws CoderException {
    out.writeText("ServedContext.exposureId", context.exposureId());
    out.writeLong(context.at());
    out.writeText("ServedContext.userId", context.userId());
    ContextVectorWire.write("ServedContext.served", context.served(), out);
    out.writeCount(context.fields().size());
    for (Map.Entry<String, Double> field : context.fields().entrySet()) {
      out.writeText("ServedContext.fields", field.getKey());
      ContextVectorWire.writeNumber(field.getValue(), out);
    }
  }

  @Override
  ServedContext read(WireInput in) throws CoderException {
    return new ServedContext(
        in.readText("ServedContext.exposureId"),
        in.readLong("ServedContext.at"),
        in.readText("ServedContext.userId"),
        ContextVectorWire.read("ServedContext.served", in),
        readFields(in));
  }

  private static Map<String, Double> readFields(WireInput in) throws CoderException {
    Map<String, Double> fields = new TreeMap<>();
    int count = in.readCount("ServedContext.fields", LEAST_BYTES_OF_A_FIELD);
    for (int i = 0; i < count; i++) {
      String name = in.readText("ServedContext.fields");
      fields.put(name, ContextVectorWire.readNumber("ServedContext.fields", in));
    }
    return fields;
  }
}
