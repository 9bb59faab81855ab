@NullMarked
package org.afterward.benchmarks.streaming;

import org.jspecify.annotations.NullMarked;
