package org.afterward.coders;

/**
 * Something that waits for its outcome: an exposure for its reward, a prediction for its answer.
 *
 * @param brief what its settlement has to remember of it, in the settlement's own bytes
 */
public record Decision(long at, String id, Bytes brief) implements TimelineEntry {}
