/** Amazon's S3, and servers that speak like it, as a place for files. */
@NullMarked
package org.afterward.pipelines.s3;

import org.jspecify.annotations.NullMarked;
