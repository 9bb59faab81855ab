/** The job that makes traffic to try everything on, with a truth that is known. */
@NullMarked
package org.afterward.pipelines.simulation;

import org.jspecify.annotations.NullMarked;
