package org.afterward.coders;

/**
 * How the raw scores of a box were distributed over the users of a day. Sketches of parts of a
 * population can be merged, and then are of the whole.
 *
 * <p>A sketch of more than about a thousand scores has drawn lots, so that two that were built out
 * of the same scores can differ within their error. Once written it is therefore data: it is read
 * again, and not built again.
 *
 * @param day in days since 1970-01-01
 * @param policy by which box policy the scores were reckoned, as {@code name@hash}
 * @param n how many users there were
 * @param sketch as DataSketches writes its sketch of doubles
 */
public record PopulationSketch(long day, Box box, String policy, long n, Bytes sketch) {}
