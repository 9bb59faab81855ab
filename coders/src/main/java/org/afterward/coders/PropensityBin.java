package org.afterward.coders;

/**
 * The choices whose propensity is in a range, and what they are like.
 *
 * @param from where the range begins; a bin holds what is more than that
 * @param to where it ends; a bin holds this too
 * @param meanInversePropensity of choices among k, all of which were possible, it is k where
 *     propensities are right: over all bins, not in each
 * @param meanWeight of all bins together it is 1 where propensities are right
 */
public record PropensityBin(
    double from,
    double to,
    long rows,
    double meanPropensity,
    double meanTargetProbability,
    double meanInversePropensity,
    double meanWeight) {}
