/** How long it takes until exposures are worth what they are worth, and what they will be. */
@NullMarked
package org.afterward.pipelines.delays;

import org.jspecify.annotations.NullMarked;
