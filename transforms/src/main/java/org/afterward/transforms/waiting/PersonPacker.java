package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
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

  /** Whom to know beyond a bundle, so that those who come again need nothing new. */
  private static final int PEOPLE_AT_MOST = 100_000;

  private final BiConsumer<String, TimelineChunk> full;
  private final Map<String, Page> people = new HashMap<>();
  private final List<Page> written = new ArrayList<>();

  private static final class Page {
    private final String person;
    private final TimelineChunkBuilder entries = new TimelineChunkBuilder();

    Page(String person) {
      this.person = person;
    }
  }

  PersonPacker(BiConsumer<String, TimelineChunk> full) {
    this.full = full;
  }

  @Override
  public void add(String person, TimelineEntry entry) {
    Page page = people.get(person);
    if (page == null) {
      page = new Page(person);
      people.put(person, page);
    }
    if (page.entries.entries() == 0) {
      written.add(page);
    }
    page.entries.add("", entry);
  }

  @Override
  public void flush() {
    for (Page page : written) {
      full.accept(page.person, page.entries.build());
    }
    written.clear();
    if (people.size() > PEOPLE_AT_MOST) {
      people.clear();
    }
  }
}
