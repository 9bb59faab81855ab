package org.afterward.transforms.context;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.ContextLayout;
import org.afterward.coders.ContextPosition;
import org.afterward.coders.ContextVector;

/**
 * What a choice is trained on, where there is the vector that was logged with it and one that was
 * computed again.
 */
public final class Completion implements Serializable {

  private static final long serialVersionUID = 1;

  /** By name; nothing where the computed vector takes the place of the logged one as it is. */
  private final Map<String, ContextLayout> layouts;

  private Completion(Map<String, ContextLayout> layouts) {
    this.layouts = layouts;
  }

  /** The computed vector in the place of the logged one. */
  public static Completion replacing() {
    return new Completion(Map.of());
  }

  /**
   * The computed vector, in which what was logged stays: each position whose name the logged
   * vector's layout has too, with the logged value. A vector of a layout that is none of these is
   * replaced as a whole, since nobody knows what stands in it.
   */
  public static Completion completing(Collection<ContextLayout> layouts) {
    Map<String, ContextLayout> byName = new TreeMap<>();
    layouts.forEach(layout -> byName.put(layout.name(), layout));
    return new Completion(byName);
  }

  /** What to train on. */
  public ContextVector of(ContextVector logged, ContextVector computed) {
    ContextLayout from = layouts.get(logged.layout());
    ContextLayout to = layouts.get(computed.layout());
    if (from == null || to == null || !from.isOf(logged) || !to.isOf(computed)) {
      return computed;
    }
    double[] values = computed.toArray();
    int position = 0;
    for (ContextPosition wanted : to.positions()) {
      int known = from.indexOf(wanted.name());
      if (known >= 0) {
        values[position] = logged.get(known);
      }
      position++;
    }
    return ContextVector.of(computed.layout(), values);
  }
}
