/** Whether events are judged by their contracts, and mean what they should. */
@NullMarked
package org.afterward.transforms.intake;

import org.jspecify.annotations.NullMarked;
