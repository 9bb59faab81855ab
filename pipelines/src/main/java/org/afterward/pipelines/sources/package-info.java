/** Where a run's events come from, as its options say: files, topics, tables. */
@NullMarked
package org.afterward.pipelines.sources;

import org.jspecify.annotations.NullMarked;
