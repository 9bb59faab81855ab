/** Which policy chooses, or is judged, as the options of a job say. */
@NullMarked
package org.afterward.pipelines.policies;

import org.jspecify.annotations.NullMarked;
