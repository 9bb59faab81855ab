/** What turns a command line into a job that runs, and a mistake in it into one clear line. */
@NullMarked
package org.afterward.pipelines.commandline;

import org.jspecify.annotations.NullMarked;
