package org.afterward.coders;

/**
 * A snapshot beside the vector that was served at the same moment.
 *
 * @param served empty where the snapshot is a day's
 */
public record ServedSnapshot(ContextSnapshot snapshot, ContextVector served) {

  /** Both vectors, to be compared. */
  public ServedAndRecomputed contexts() {
    return new ServedAndRecomputed(
        snapshot.exposureId(), snapshot.at(), served, snapshot.context());
  }
}
