/** Whether the job that chooses strategies chooses as it is told, and refuses what is wrong. */
@NullMarked
package org.afterward.pipelines.choose;

import org.jspecify.annotations.NullMarked;
