/** How far the work in this process has come, for somebody who watches. */
@NullMarked
package org.afterward.pipelines.progress;

import org.jspecify.annotations.NullMarked;
