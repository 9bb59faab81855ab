/** Events from Kafka topics, and what came of them to topics. */
@NullMarked
package org.afterward.pipelines.kafka;

import org.jspecify.annotations.NullMarked;
