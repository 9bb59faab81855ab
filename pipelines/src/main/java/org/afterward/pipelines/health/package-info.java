/** Whether a run was healthy, for a person and for a scheduler. */
@NullMarked
package org.afterward.pipelines.health;

import org.jspecify.annotations.NullMarked;
