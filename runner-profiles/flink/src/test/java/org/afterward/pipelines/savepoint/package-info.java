/** A streaming job on Flink that is stopped in the middle, and goes on from where it was. */
@NullMarked
package org.afterward.pipelines.savepoint;

import org.jspecify.annotations.NullMarked;
