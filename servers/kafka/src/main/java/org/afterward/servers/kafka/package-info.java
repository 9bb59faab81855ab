/** A Kafka broker, as a process that a test starts. */
@NullMarked
package org.afterward.servers.kafka;

import org.jspecify.annotations.NullMarked;
