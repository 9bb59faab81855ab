/** The job that learns what strategies are worth, and the files that it writes. */
@NullMarked
package org.afterward.pipelines.train;

import org.jspecify.annotations.NullMarked;
