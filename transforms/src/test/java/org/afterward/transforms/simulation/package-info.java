/** Whether the simulated traffic is what it promises to be. */
@NullMarked
package org.afterward.transforms.simulation;

import org.jspecify.annotations.NullMarked;
