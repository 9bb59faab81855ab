package org.afterward.coders;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where a reward came from: for each part that is not zero, the events that made it. Empty where
 * nobody asked.
 *
 * @param sources in the order of the parts, each part once at most
 */
public record Lineage(List<Source> sources) {

  public static final Lineage NONE = new Lineage(List.of());

  private static final int DIGEST_DIGITS = 16;

  public Lineage {
    sources = List.copyOf(sources);
  }

  /**
   * The events that made one part.
   *
   * @param events how many there are
   * @param digest the same for the same events: the first 16 hexadecimal digits of the SHA-256 of
   *     their ids in the order of (time, id), each with a line feed after it
   * @param top the ids of a few: the largest amounts first, and of equal ones the earliest
   */
  public record Source(RewardPart part, int events, String digest, List<String> top) {

    public Source {
      top = List.copyOf(top);
    }

    /** Of events whose ids are given in the order of (time, id). */
    public static Source of(RewardPart part, List<String> ids, List<String> top) {
      return new Source(part, ids.size(), digestOf(ids), top);
    }
  }

  public boolean isEmpty() {
    return sources.isEmpty();
  }

  private static String digestOf(List<String> ids) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String id : ids) {
        sha.update(id.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) '\n');
      }
      return HexFormat.of().formatHex(sha.digest()).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
