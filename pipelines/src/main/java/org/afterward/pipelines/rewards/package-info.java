/** The job that finds out what exposures in files were worth. */
@NullMarked
package org.afterward.pipelines.rewards;

import org.jspecify.annotations.NullMarked;
