package org.afterward.transforms.waiting;

import org.afterward.coders.TimelineEntry;

/** Collects entries into chunks, and hands these out. Not for several threads at once. */
interface Packer {

  void add(String person, TimelineEntry entry);

  /** Hands out what there is. */
  void flush();
}
