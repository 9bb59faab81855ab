/** Of the benchmark of Kafka, what can be wrong without anybody seeing it. */
@NullMarked
package org.afterward.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
