/** How long after an exposure what it leads to comes, with those whose time is not over. */
@NullMarked
package org.afterward.transforms.delay;

import org.jspecify.annotations.NullMarked;
