/** Starts real servers for tests and benchmarks, each in a JVM of its own. */
@NullMarked
package org.afterward.servers;

import org.jspecify.annotations.NullMarked;
