package org.afterward.transforms.context;

import java.io.Serializable;
import java.time.LocalDate;
import org.afterward.coders.Box;

/** Of what a population is. */
record DayAndBox(long day, Box box) implements Serializable {

  @Override
  public String toString() {
    return box.wireName() + " on " + LocalDate.ofEpochDay(day);
  }
}
