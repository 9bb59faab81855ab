package org.afterward.pipelines.files;

import java.io.Serializable;
import java.util.List;

/**
 * The columns of a table that somebody wants; all others are passed over.
 *
 * @param numbers those that hold numbers
 * @param texts those that hold texts, or anything that can be said as one
 */
public record RowColumns(List<String> numbers, List<String> texts) implements Serializable {

  public RowColumns {
    numbers = List.copyOf(numbers);
    texts = List.copyOf(texts);
  }
}
