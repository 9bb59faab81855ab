/** The names of steps, states and timers, which are part of every savepoint. */
@NullMarked
package org.afterward.transforms.names;

import org.jspecify.annotations.NullMarked;
