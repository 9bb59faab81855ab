package org.afterward.transforms.learning;

import java.util.Map;
import java.util.TreeMap;
import org.afterward.coders.LoggedChoice;

/** Pieces of evidence by group and name, as far as they have been put together. Mutable. */
final class OffPolicyPieces {

  private final TreeMap<String, TreeMap<String, OffPolicyPiece>> groups = new TreeMap<>();
  private int size;

  /** Adds a choice, if it has a propensity, to its piece in each of its groups. */
  void add(LoggedChoice choice, OffPolicySettings settings) {
    if (choice.hasPropensity()) {
      double[] features = OffPolicyFeature.of(choice, settings);
      String name = OffPolicyPiece.name(choice);
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
    Map<String, OffPolicyPiece> pieces = groups.computeIfAbsent(group, any -> new TreeMap<>());
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
