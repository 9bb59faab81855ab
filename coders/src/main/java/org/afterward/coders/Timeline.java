package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * One person's story: the set of facts about them, in the order of (time, id), and the set of
 * decisions that wait on it, in the same order. Facts are held in columns, because a settlement
 * reads a few columns of many facts.
 *
 * <p>It is a set: the same fact again changes nothing, and of two different facts with one id the
 * least stays (by time, then kind, amount, counterpart and exposure); so also of decisions (by
 * time, then brief). Hence {@link TimelineBuilder} may be given entries in any order and any number
 * of times, and union is commutative, associative and idempotent. Ids are ordered by their UTF-8
 * bytes, as SQL engines and file systems order them.
 */
public final class Timeline {

  private final String person;
  private final int size;
  private final long[] at;
  private final FactKind[] kind;
  private final long[] amount;
  private final byte[] text;
  private final int[] idFrom;
  private final int[] idLength;
  private final String[] links;
  private final List<Decision> decisions;

  /**
   * Takes columns that are in order and without repetition; {@code links} is empty where no fact
   * has any.
   */
  Timeline(
      String person,
      int size,
      long[] at,
      FactKind[] kind,
      long[] amount,
      byte[] text,
      int[] idFrom,
      int[] idLength,
      String[] links,
      List<Decision> decisions) {
    this.person = person;
    this.size = size;
    this.at = at;
    this.kind = kind;
    this.amount = amount;
    this.text = text;
    this.idFrom = idFrom;
    this.idLength = idLength;
    this.links = links;
    this.decisions = decisions;
  }

  public String person() {
    return person;
  }

  /** How many facts there are. */
  public int size() {
    return size;
  }

  public long at(int index) {
    return at[index];
  }

  public FactKind kind(int index) {
    return kind[index];
  }

  public long amount(int index) {
    return amount[index];
  }

  public String id(int index) {
    return new String(text, idFrom[index], idLength[index], StandardCharsets.UTF_8);
  }

  /** The id in UTF-8, in an array of its own. */
  byte[] idBytes(int index) {
    return Arrays.copyOfRange(text, idFrom[index], idFrom[index] + idLength[index]);
  }

  public String counterpart(int index) {
    return links.length == 0 ? "" : links[2 * index];
  }

  public String exposure(int index) {
    return links.length == 0 ? "" : links[2 * index + 1];
  }

  public Fact fact(int index) {
    return new Fact(
        at[index], id(index), kind[index], amount[index], counterpart(index), exposure(index));
  }

  /** All facts, in order, as a list of their own. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      facts.add(fact(i));
    }
    return facts;
  }

  /** Where the fact with this id stands, or -1. */
  public int indexOf(String id) {
    byte[] wanted = id.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < size; i++) {
      if (idLength[i] == wanted.length
          && Arrays.equals(text, idFrom[i], idFrom[i] + idLength[i], wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }

  /** The same story with only some of its facts, and these of its decisions, in their order. */
  public Timeline only(IntPredicate factAt, List<Decision> ofDecisions) {
    TimelineBuilder builder = new TimelineBuilder(person);
    for (int i = 0; i < size; i++) {
      if (factAt.test(i)) {
        copyFactTo(builder, i);
      }
    }
    ofDecisions.forEach(builder::add);
    return builder.buildAsItIs();
  }

  void copyFactsTo(TimelineBuilder builder) {
    for (int i = 0; i < size; i++) {
      copyFactTo(builder, i);
    }
  }

  private void copyFactTo(TimelineBuilder builder, int i) {
    builder.addFact(
        at[i], kind[i], amount[i], text, idFrom[i], idLength[i], counterpart(i), exposure(i));
  }

  /** The decisions, in the order of (time, id). */
  public List<Decision> decisions() {
    return decisions;
  }

  /** The facts and decisions of both, which are about the same person. */
  public Timeline union(Timeline other) {
    if (!person.equals(other.person)) {
      throw new IllegalArgumentException(
          "The timelines of " + person + " and " + other.person + " are two stories");
    }
    return new TimelineBuilder(person).addAll(this).addAll(other).build();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Timeline that
        && person.equals(that.person)
        && facts().equals(that.facts())
        && decisions.equals(that.decisions);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * person.hashCode() + facts().hashCode()) + decisions.hashCode();
  }

  @Override
  public String toString() {
    return "Timeline[" + person + ", " + facts() + ", " + decisions + "]";
  }
}
