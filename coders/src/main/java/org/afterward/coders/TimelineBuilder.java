package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects one person's facts and decisions, in any order and any number of times, into a {@link
 * Timeline}.
 */
public final class TimelineBuilder {

  private static final Comparator<Decision> DECISION_ORDER =
      Comparator.comparingLong(Decision::at)
          .thenComparing(d -> d.id().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned)
          .thenComparing(d -> d.brief().array(), Arrays::compareUnsigned);

  private static final String[] NO_LINKS = {};

  private final String person;
  private int size;
  private long[] at = new long[8];
  private FactKind[] kind = new FactKind[8];
  private long[] amount = new long[8];
  private int[] idFrom = new int[8];
  private int[] idLength = new int[8];
  private byte[] text = new byte[128];
  private int textLength;

  /** Counterpart and exposure of each fact, or nothing as long as none has any. */
  private String[] links = NO_LINKS;

  private final List<Decision> decisions = new ArrayList<>(2);

  public TimelineBuilder(String person) {
    this.person = person;
  }

  public TimelineBuilder add(TimelineEntry entry) {
    if (entry instanceof Fact fact) {
      byte[] id = fact.id().getBytes(StandardCharsets.UTF_8);
      addFact(
          fact.at(),
          fact.kind(),
          fact.amount(),
          id,
          0,
          id.length,
          fact.counterpart(),
          fact.exposure());
    } else if (entry instanceof Decision decision) {
      decisions.add(decision);
    }
    return this;
  }

  public TimelineBuilder addAll(Timeline timeline) {
    timeline.copyFactsTo(this);
    decisions.addAll(timeline.decisions());
    return this;
  }

  /** All entries of a chunk, whoever it says that they are of. */
  public TimelineBuilder addAll(TimelineChunk chunk) {
    TimelineChunkCursor cursor = new TimelineChunkCursor(chunk);
    while (cursor.next()) {
      add(cursor);
    }
    return this;
  }

  /** Appends the entry that the cursor stands on. */
  void add(TimelineChunkCursor entry) {
    FactKind factKind = entry.kind;
    if (factKind == null) {
      add(entry.entry());
    } else {
      addFact(
          entry.at,
          factKind,
          entry.amount,
          entry.id(),
          0,
          entry.idLength(),
          entry.counterpart,
          entry.exposure);
    }
  }

  void addFact(
      long when,
      FactKind what,
      long howMuch,
      byte[] id,
      int from,
      int length,
      String counterpart,
      String exposure) {
    if (size == at.length) {
      grow();
    }
    if (text.length - textLength < length) {
      text = Arrays.copyOf(text, Math.max(text.length * 2, textLength + length));
    }
    at[size] = when;
    kind[size] = what;
    amount[size] = howMuch;
    idFrom[size] = textLength;
    idLength[size] = length;
    System.arraycopy(id, from, text, textLength, length);
    textLength += length;
    if (!counterpart.isEmpty() || !exposure.isEmpty()) {
      ensureLinks();
    }
    if (links.length > 0) {
      links[2 * size] = counterpart;
      links[2 * size + 1] = exposure;
    }
    size++;
  }

  private void grow() {
    int capacity = 2 * at.length;
    at = Arrays.copyOf(at, capacity);
    kind = Arrays.copyOf(kind, capacity);
    amount = Arrays.copyOf(amount, capacity);
    idFrom = Arrays.copyOf(idFrom, capacity);
    idLength = Arrays.copyOf(idLength, capacity);
    if (links.length > 0) {
      int had = links.length;
      links = Arrays.copyOf(links, 2 * capacity);
      Arrays.fill(links, had, links.length, "");
    }
  }

  private void ensureLinks() {
    if (links.length == 0) {
      links = new String[2 * at.length];
      Arrays.fill(links, "");
    }
  }

  /** The timeline of all that was added. The builder is not to be used afterward. */
  public Timeline build() {
    if (!isInOrder()) {
      sort();
    }
    dropRepeatedIds();
    return timeline(distinctDecisions());
  }

  /** The timeline of what was added in order and without repetition. */
  Timeline buildAsItIs() {
    return timeline(List.copyOf(decisions));
  }

  private Timeline timeline(List<Decision> distinct) {
    return new Timeline(person, size, at, kind, amount, text, idFrom, idLength, links, distinct);
  }

  private boolean isInOrder() {
    for (int i = 1; i < size; i++) {
      if (at[i - 1] > at[i] || (at[i - 1] == at[i] && compare(i - 1, i) > 0)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Sorts an index and then moves the columns. What arrives is mostly a few sorted runs, which the
   * index sort merges.
   */
  private void sort() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, this::compare);
    long[] sortedAt = new long[size];
    FactKind[] sortedKind = new FactKind[size];
    long[] sortedAmount = new long[size];
    int[] sortedFrom = new int[size];
    int[] sortedLength = new int[size];
    String[] sortedLinks = links.length == 0 ? NO_LINKS : new String[2 * size];
    for (int i = 0; i < size; i++) {
      int from = order[i];
      sortedAt[i] = at[from];
      sortedKind[i] = kind[from];
      sortedAmount[i] = amount[from];
      sortedFrom[i] = idFrom[from];
      sortedLength[i] = idLength[from];
      if (sortedLinks.length > 0) {
        sortedLinks[2 * i] = links[2 * from];
        sortedLinks[2 * i + 1] = links[2 * from + 1];
      }
    }
    at = sortedAt;
    kind = sortedKind;
    amount = sortedAmount;
    idFrom = sortedFrom;
    idLength = sortedLength;
    links = sortedLinks;
  }

  private int compare(int a, int b) {
    int order = Long.compare(at[a], at[b]);
    if (order == 0) {
      order =
          Arrays.compareUnsigned(
              text, idFrom[a], idFrom[a] + idLength[a], text, idFrom[b], idFrom[b] + idLength[b]);
    }
    if (order == 0) {
      order = Integer.compare(kind[a].code(), kind[b].code());
    }
    if (order == 0) {
      order = Long.compare(amount[a], amount[b]);
    }
    if (order == 0 && links.length > 0) {
      order = links[2 * a].compareTo(links[2 * b]);
      order = order != 0 ? order : links[2 * a + 1].compareTo(links[2 * b + 1]);
    }
    return order;
  }

  /** Keeps the first of each id, which is the least: the columns are in order. */
  private void dropRepeatedIds() {
    TextIndex seen = new TextIndex(size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (seen.indexOf(text, idFrom[i], idLength[i]) == kept) {
        if (kept != i) {
          move(i, kept);
        }
        kept++;
      }
    }
    size = kept;
  }

  private void move(int from, int to) {
    at[to] = at[from];
    kind[to] = kind[from];
    amount[to] = amount[from];
    idFrom[to] = idFrom[from];
    idLength[to] = idLength[from];
    if (links.length > 0) {
      links[2 * to] = links[2 * from];
      links[2 * to + 1] = links[2 * from + 1];
    }
  }

  private List<Decision> distinctDecisions() {
    Map<String, Decision> least = new HashMap<>();
    for (Decision decision : decisions) {
      least.merge(decision.id(), decision, (a, b) -> DECISION_ORDER.compare(a, b) <= 0 ? a : b);
    }
    List<Decision> distinct = new ArrayList<>(least.values());
    distinct.sort(DECISION_ORDER);
    return List.copyOf(distinct);
  }
}
