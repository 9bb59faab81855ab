/** The job that chooses strategies for contexts, by what was learned. */
@NullMarked
package org.afterward.pipelines.choose;

import org.jspecify.annotations.NullMarked;
