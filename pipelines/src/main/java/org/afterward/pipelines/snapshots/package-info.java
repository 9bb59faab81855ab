/** The job that finds out who users were. */
@NullMarked
package org.afterward.pipelines.snapshots;

import org.jspecify.annotations.NullMarked;
