package org.afterward.pipelines.files;

import java.io.IOException;
import java.io.Serializable;

/**
 * How a part of some input is read, whatever holds it: a file, a topic, a table.
 *
 * @param <P> the part, which travels through a pipeline in place of its events
 */
public interface PartReading<P> extends Serializable {

  /** Shows a visitor every record of a part. What the visitor throws comes through as it is. */
  void read(P part, EventVisitor visitor) throws IOException;
}
