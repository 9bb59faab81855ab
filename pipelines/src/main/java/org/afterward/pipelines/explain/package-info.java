/** The command that explains one reward event by event. */
@NullMarked
package org.afterward.pipelines.explain;

import org.jspecify.annotations.NullMarked;
