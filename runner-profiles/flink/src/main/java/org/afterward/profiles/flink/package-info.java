/** What the command line knows of a Flink session cluster. */
@NullMarked
package org.afterward.profiles.flink;

import org.jspecify.annotations.NullMarked;
