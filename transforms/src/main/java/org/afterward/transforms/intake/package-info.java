/**
 * Takes events in: reads them, judges them by their contracts, and says what each means for whose
 * timeline.
 */
@NullMarked
package org.afterward.transforms.intake;

import org.jspecify.annotations.NullMarked;
