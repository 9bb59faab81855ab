package org.afterward.transforms.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import org.afterward.coders.LoggedChoice;

/** Pieces of evidence by group and name, as far as they have been put together. Mutable. */
final class OffPolicyPieces {

  /** In no order that counts: sums of them are exact. */
  private final Map<String, Map<String, OffPolicyPiece>> groups = new LinkedHashMap<>();

  private int size;

  /** Adds a choice, if it has a propensity, to its piece in each of its groups. */
  void add(LoggedChoice choice, OffPolicySettings settings) {
    add(OffPolicyPiece.name(choice), choice, settings);
  }

  /** The same where the name of its piece is at hand. */
  void add(String name, LoggedChoice choice, OffPolicySettings settings) {
    if (choice.hasPropensity()) {
      double[] features = OffPolicyFeature.of(choice, settings);
      for (String group : OffPolicyPiece.groups(choice)) {
        piece(group, name).add(features);
      }
    }
  }

  void add(OffPolicyPieces other) {
    other.groups.forEach(
        (group, pieces) -> pieces.forEach((name, piece) -> piece(group, name).add(piece)));
  }

  private OffPolicyPiece piece(String group, String name) {
    Map<String, OffPolicyPiece> pieces =
        groups.computeIfAbsent(group, any -> new LinkedHashMap<>());
    OffPolicyPiece piece = pieces.get(name);
    if (piece == null) {
      piece = new OffPolicyPiece();
      pieces.put(name, piece);
      size++;
    }
    return piece;
  }

  /** How many there are, in all groups. */
  int size() {
    return size;
  }

  /** To be called when they are whole. */
  void tallyInto(OffPolicyTallies tallies) {
    groups.forEach(
        (group, pieces) -> pieces.forEach((name, piece) -> tallies.add(group, name, piece)));
  }

  void write(OffPolicyOutput out) {
    out.number(groups.size());
    groups.forEach(
        (group, pieces) -> {
          out.text(group);
          out.number(pieces.size());
          pieces.forEach(
              (name, piece) -> {
                out.text(name);
                piece.write(out);
              });
        });
  }

  static OffPolicyPieces read(OffPolicyInput in) {
    OffPolicyPieces read = new OffPolicyPieces();
    long groups = in.number();
    for (long i = 0; i < groups; i++) {
      String group = in.text();
      long pieces = in.number();
      for (long j = 0; j < pieces; j++) {
        read.piece(group, in.text()).read(in);
      }
    }
    return read;
  }
}
