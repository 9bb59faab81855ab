package org.afterward.coders;

/**
 * Something that Afterward itself once wrote, met again in an input. No step reads it from there;
 * it is only counted.
 */
public record OwnRecord(EventType type, long at) implements Event {}
