/** The command that shows and checks context layouts. */
@NullMarked
package org.afterward.pipelines.layout;

import org.jspecify.annotations.NullMarked;
