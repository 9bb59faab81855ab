/**
 * What an exposure was worth: the policy, the settlement, and the check whether the answer can be
 * right.
 */
@NullMarked
package org.afterward.transforms.reward;

import org.jspecify.annotations.NullMarked;
