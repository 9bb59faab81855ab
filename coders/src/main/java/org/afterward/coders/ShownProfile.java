package org.afterward.coders;

/**
 * One profile of an exposure.
 *
 * @param rank its place, from 1; 0 where absent
 * @param tier as it came, or empty
 * @param likeProbability predicted; {@code NaN} where absent, and so the other two
 */
public record ShownProfile(
    String profileId,
    int rank,
    String tier,
    double likeProbability,
    double friendAcceptProbability,
    double chatResponseProbability) {}
