package org.afterward.coders;

import java.util.Map;

/**
 * What the serving system logged with an exposure, as the values of {@code served} sources: the
 * context field of that name, else what the served vector has at the same position, if it follows
 * the same layout. Of all other sources it has none.
 */
public final class ServedValues implements ContextValues {

  private final boolean sameLayout;
  private final ContextVector served;
  private final Map<String, Double> fields;

  private ServedValues(boolean sameLayout, ContextVector served, Map<String, Double> fields) {
    this.sameLayout = sameLayout;
    this.served = served;
    this.fields = fields;
  }

  /** Of this exposure, for a vector of this layout. */
  public static ServedValues of(ContextLayout layout, Exposure exposure) {
    return of(layout, exposure.context(), exposure.contextFields());
  }

  /** Of a served vector and fields by name, for a vector of this layout. */
  public static ServedValues of(
      ContextLayout layout, ContextVector served, Map<String, Double> fields) {
    return new ServedValues(layout.isOf(served), served, fields);
  }

  @Override
  public double of(ContextSource source, int position) {
    if (source.kind() != ContextSource.Kind.SERVED) {
      return Double.NaN;
    }
    double field = fields.getOrDefault(source.name(), Double.NaN);
    return !Double.isFinite(field) && sameLayout ? served.get(position) : field;
  }
}
