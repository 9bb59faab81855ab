/** Whether the job that judges policies says what is right, and refuses what is wrong. */
@NullMarked
package org.afterward.pipelines.evaluate;

import org.jspecify.annotations.NullMarked;
