/** A server that speaks S3, as a process that a test starts. */
@NullMarked
package org.afterward.servers.s3;

import org.jspecify.annotations.NullMarked;
