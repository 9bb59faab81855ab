/** Judges a policy by choices that were logged before anybody let it run. */
@NullMarked
package org.afterward.pipelines.evaluate;

import org.jspecify.annotations.NullMarked;
