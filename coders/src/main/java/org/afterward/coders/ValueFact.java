package org.afterward.coders;

/**
 * Something of value that happened to a user, a spend or a match, while it waits to be credited to
 * exposures.
 */
public record ValueFact(String userId, Fact fact) {}
