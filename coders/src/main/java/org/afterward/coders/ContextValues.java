package org.afterward.coders;

/** What is known of a user at one moment, by where a layout looks for it. */
@FunctionalInterface
public interface ContextValues {

  /**
   * The value that a source has, or {@code NaN} if it has none.
   *
   * @param position where in the vector it is wanted, which only {@code served} sources need
   */
  double of(ContextSource source, int position);

  /** These values, and others where these have none. */
  default ContextValues or(ContextValues others) {
    return (source, position) -> {
      double value = of(source, position);
      return Double.isFinite(value) ? value : others.of(source, position);
    };
  }
}
