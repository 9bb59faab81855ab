package org.afterward.coders;

/**
 * To which share of a strategy's exposures something has happened by an age: one point of its delay
 * curve.
 *
 * @param ageHours how old exposures are
 * @param atRisk how many of them were watched through the hour before, and had not had it by then
 * @param happened to how many of these it happened in that hour
 * @param share the share to which it has happened by this age
 * @param standardError of the share
 */
public record DelayPoint(
    int strategyId,
    DelayComponent component,
    int ageHours,
    long atRisk,
    long happened,
    double share,
    double standardError) {}
