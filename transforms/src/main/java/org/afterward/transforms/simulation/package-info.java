/** Believable traffic of people who do not exist, with planted effects that learning must find. */
@NullMarked
package org.afterward.transforms.simulation;

import org.jspecify.annotations.NullMarked;
