/** The job that takes events in: judged, stored, backed up. */
@NullMarked
package org.afterward.pipelines.collect;

import org.jspecify.annotations.NullMarked;
