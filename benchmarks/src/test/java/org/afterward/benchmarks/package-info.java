@NullMarked
package org.afterward.benchmarks;

import org.jspecify.annotations.NullMarked;
