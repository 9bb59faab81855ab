/**
 * Jobs on a Flink cluster whose processes are real: killed, stopped, resumed, rescaled, watched.
 */
@NullMarked
package org.afterward.profiles.flink;

import org.jspecify.annotations.NullMarked;
