package org.afterward.benchmarks.streaming;

/**
 * Some arrivals of one partition, one after the other, by their places. Beam's runner brings its
 * metrics up to date after each element that it reads, which takes longer than all that comes
 * after; so its source gives a batch at a time, and the first function makes the arrivals of it.
 */
record Batch(int partition, long from, int count) {}
