/** What each strategy is worth: its exposures' rewards by day, added up, with trends. */
@NullMarked
package org.afterward.transforms.strategy;

import org.jspecify.annotations.NullMarked;
