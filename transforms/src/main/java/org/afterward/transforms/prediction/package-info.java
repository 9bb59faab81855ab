/** What came of predictions, and how good the models are that made them. */
@NullMarked
package org.afterward.transforms.prediction;

import org.jspecify.annotations.NullMarked;
