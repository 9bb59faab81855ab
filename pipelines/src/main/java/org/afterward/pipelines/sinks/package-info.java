/** Where what came of a run goes, as its options say. */
@NullMarked
package org.afterward.pipelines.sinks;

import org.jspecify.annotations.NullMarked;
