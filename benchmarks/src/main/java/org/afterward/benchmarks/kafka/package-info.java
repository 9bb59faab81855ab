/** Measures how fast rewards come of a Kafka topic, beside what reading it alone costs. */
@NullMarked
package org.afterward.benchmarks.kafka;

import org.jspecify.annotations.NullMarked;
