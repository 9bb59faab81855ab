package org.afterward.transforms.waiting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.afterward.coders.Event;
import org.afterward.coders.TimelineChunk;
import org.afterward.coders.TimelineChunkCoder;
import org.afterward.coders.WaitingState;
import org.afterward.coders.WaitingStateCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderException;
import org.apache.beam.sdk.util.CoderUtils;

/** The state of one person, in bytes: what a runner stores. */
final class StoredCells implements Cells {

  private byte[] state = {};
  private final List<byte[]> sealed = new ArrayList<>();
  private long armed = Event.NO_TIME;

  StoredCells() {}

  /** As a savepoint restores them: the runner restores the timer too. */
  StoredCells(byte[] state, List<byte[]> sealed) {
    this.state = state.clone();
    this.sealed.addAll(sealed);
    this.armed = state().wakeAt();
  }

  byte[] stateBytes() {
    return state.clone();
  }

  List<byte[]> sealedBytes() {
    return List.copyOf(sealed);
  }

  long armed() {
    return armed;
  }

  void disarm() {
    armed = Event.NO_TIME;
  }

  boolean isArmed() {
    return armed != Event.NO_TIME;
  }

  int bytes() {
    return state.length + sealed.stream().mapToInt(chunk -> chunk.length).sum();
  }

  @Override
  public WaitingState state() {
    return state.length == 0 ? WaitingState.nothing() : read(WaitingStateCoder.of(), state);
  }

  @Override
  public void keep(WaitingState newState) {
    state = write(WaitingStateCoder.of(), newState);
  }

  @Override
  public List<TimelineChunk> sealed() {
    List<TimelineChunk> chunks = new ArrayList<>();
    sealed.forEach(bytes -> chunks.add(read(TimelineChunkCoder.of(), bytes)));
    Collections.reverse(chunks); // A bag has no order.
    return chunks;
  }

  @Override
  public void seal(TimelineChunk chunk) {
    sealed.add(write(TimelineChunkCoder.of(), chunk));
  }

  @Override
  public void replaceSealed(List<TimelineChunk> chunks) {
    sealed.clear();
    chunks.forEach(this::seal);
  }

  @Override
  public void clear() {
    state = new byte[0];
    sealed.clear();
  }

  @Override
  public void wakeAt(long time) {
    armed = time;
  }

  private static <T> byte[] write(Coder<T> coder, T value) {
    try {
      return CoderUtils.encodeToByteArray(coder, value);
    } catch (CoderException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> T read(Coder<T> coder, byte[] bytes) {
    try {
      return CoderUtils.decodeFromByteArray(coder, bytes);
    } catch (CoderException e) {
      throw new IllegalStateException(e);
    }
  }
}
