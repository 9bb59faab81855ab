/** Measures the jobs as processes of their own, beside an opponent that gives the same answers. */
@NullMarked
package org.afterward.benchmarks;

import org.jspecify.annotations.NullMarked;
