package org.afterward.transforms.waiting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkBuilder;
import org.afterward.coders.TimelineEntry;

/**
 * Packs entries into one chunk a person, in the order in which they come, so that what a bundle has
 * of one person travels as one element. The chunk does not name the person, since its key does.
 */
final class PersonPacker implements Packer {

  private final BiConsumer<String, TimelineChunk> full;
  private final Map<String, TimelineChunkBuilder> people = new LinkedHashMap<>();

  PersonPacker(BiConsumer<String, TimelineChunk> full) {
    this.full = full;
  }

  @Override
  public void add(String person, TimelineEntry entry) {
    people.computeIfAbsent(person, p -> new TimelineChunkBuilder()).add("", entry);
  }

  @Override
  public void flush() {
    people.forEach((person, chunk) -> full.accept(person, chunk.build()));
    people.clear();
  }
}
