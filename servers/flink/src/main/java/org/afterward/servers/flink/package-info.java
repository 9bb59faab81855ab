/** The two programs of a Flink session cluster, as processes that a test starts. */
@NullMarked
package org.afterward.servers.flink;

import org.jspecify.annotations.NullMarked;
