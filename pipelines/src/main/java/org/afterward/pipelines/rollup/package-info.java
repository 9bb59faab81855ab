/** The job that rolls strategies up: what each was worth, by day. */
@NullMarked
package org.afterward.pipelines.rollup;

import org.jspecify.annotations.NullMarked;
