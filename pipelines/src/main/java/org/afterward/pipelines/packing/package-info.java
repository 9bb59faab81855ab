/** Reads, judges and packs events that have an end, for jobs that sweep them by person. */
@NullMarked
package org.afterward.pipelines.packing;

import org.jspecify.annotations.NullMarked;
