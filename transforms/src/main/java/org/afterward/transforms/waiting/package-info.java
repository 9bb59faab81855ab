/** Waits until what a decision led to can be known: decisions and timelines in, outcomes out. */
@NullMarked
package org.afterward.transforms.waiting;

import org.jspecify.annotations.NullMarked;
