package org.afterward.coders;

/**
 * A strategy that nothing can be learned of.
 *
 * @param reason for people
 */
public record RefusedFit(int strategyId, long rows, String reason) {}
