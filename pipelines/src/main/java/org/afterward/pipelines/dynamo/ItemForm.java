package org.afterward.pipelines.dynamo;

import java.io.Serializable;

/**
 * How elements of one kind are written to a table.
 *
 * @param <T> the element
 */
interface ItemForm<T> extends Serializable {

  /** What an element is called where it is rejected. */
  String what();

  /** Whether an element is to be written at all. */
  boolean isWanted(T element);

  /** The write that stands for an element. */
  TableWrite write(Tables tables, T element);

  /** The element as one line, to be kept where it is rejected. */
  String json(T element);
}
