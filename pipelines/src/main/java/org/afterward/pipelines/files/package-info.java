/** Events read from files, and records written to files, on any file system that Beam knows. */
@NullMarked
package org.afterward.pipelines.files;

import org.jspecify.annotations.NullMarked;
