package org.afterward.transforms.waiting;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Takes of several revisions of one thing the newest, in whatever order they come and however
 * often: what {@code Combine.perKey} wants, where the key says what is one thing.
 *
 * @param <T> the revision
 */
public final class Newest<T> implements SerializableFunction<Iterable<T>, T> {

  private static final long serialVersionUID = 1;

  /** An order that can travel. */
  public interface Order<T> extends Comparator<T>, Serializable {}

  private final Order<T> newness;

  private Newest(Order<T> newness) {
    this.newness = newness;
  }

  /** The greatest by this order. Of any two that are not the same it must say which is newer. */
  public static <T> Newest<T> by(Order<T> newness) {
    return new Newest<>(newness);
  }

  @Override
  public T apply(Iterable<T> revisions) {
    T newest = null;
    for (T revision : revisions) {
      newest = newest == null || newness.compare(revision, newest) > 0 ? revision : newest;
    }
    if (newest == null) {
      throw new IllegalArgumentException("There is no newest of none");
    }
    return newest;
  }
}
