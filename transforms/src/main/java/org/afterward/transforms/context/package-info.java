/** Who the user was when a choice was made, out of what had happened before. */
@NullMarked
package org.afterward.transforms.context;

import org.jspecify.annotations.NullMarked;
