/** Measures rewards on a stream beside a no-op and beside a job written by hand for Flink. */
@NullMarked
package org.afterward.benchmarks.streaming;

import org.jspecify.annotations.NullMarked;
