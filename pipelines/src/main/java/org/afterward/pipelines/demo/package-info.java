/**
 * The demonstration: all jobs on a simulated month, and how near what is learned is to the truth.
 */
@NullMarked
package org.afterward.pipelines.demo;

import org.jspecify.annotations.NullMarked;
