/** What came of a prediction: whether the request that it was about was accepted. */
@NullMarked
package org.afterward.transforms.prediction;

import org.jspecify.annotations.NullMarked;
