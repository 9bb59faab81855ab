package org.afterward.coders;

/**
 * Something that Afterward itself once wrote, met again in an input. Most steps only count it;
 * whoever wants it reads it from the bytes beside which it comes.
 */
public record OwnRecord(EventType type, long at) implements Event {}
