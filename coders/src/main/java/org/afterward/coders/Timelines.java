package org.afterward.coders;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sorts the entries of many chunks into one {@link Timeline} a person. What it holds while it works
 * is every entry it was given, unpacked, at about 60 bytes and the id; so it can be told to take
 * only one slice of the people at a time.
 */
public final class Timelines {

  private final int slice;
  private final int slices;
  private final TextIndex people = new TextIndex(64);
  private final List<TimelineBuilder> builders = new ArrayList<>();

  private Timelines(int slice, int slices) {
    this.slice = slice;
    this.slices = slices;
  }

  /** Takes everybody. */
  public static Timelines ofAll() {
    return new Timelines(0, 1);
  }

  /** Takes only the people who fall into this slice, from 0, of so many. */
  public static Timelines ofSlice(int slice, int slices) {
    if (slices < 1 || slice < 0 || slice >= slices) {
      throw new IllegalArgumentException("There is no slice " + slice + " of " + slices);
    }
    return new Timelines(slice, slices);
  }

  public Timelines add(TimelineChunk chunk) {
    TimelineChunkCursor cursor = new TimelineChunkCursor(chunk);
    boolean wanted = false;
    int whose = -1;
    while (cursor.next()) {
      if (!cursor.samePerson) {
        wanted = slices == 1 || sliceOf(cursor) == slice;
        whose = wanted ? numberOf(cursor) : -1;
      }
      if (wanted) {
        builders.get(whose).add(cursor);
      }
    }
    return this;
  }

  /** Hands out the timelines, each once, in no particular order. This object is empty afterward. */
  public void forEach(Consumer<Timeline> consumer) {
    for (int i = 0; i < builders.size(); i++) {
      consumer.accept(builders.get(i).build());
    }
    builders.clear();
  }

  private int numberOf(TimelineChunkCursor cursor) {
    int number = people.indexOf(cursor.bytes(), cursor.personFrom, cursor.personLength);
    if (number == builders.size()) {
      builders.add(new TimelineBuilder(cursor.person()));
    }
    return number;
  }

  private int sliceOf(TimelineChunkCursor cursor) {
    int hash = 7;
    for (int i = cursor.personFrom; i < cursor.personFrom + cursor.personLength; i++) {
      hash = 131 * hash + cursor.bytes()[i];
    }
    return Math.floorMod(hash, slices);
  }
}
