/** The jobs, one class each, and the program that runs them. */
@NullMarked
package org.afterward.pipelines;

import org.jspecify.annotations.NullMarked;
