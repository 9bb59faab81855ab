/** The job that finds out what came of predictions, and how good the models are. */
@NullMarked
package org.afterward.pipelines.predictions;

import org.jspecify.annotations.NullMarked;
