/** What a policy has learnt, and whether it may be used: judged by what was logged. */
@NullMarked
package org.afterward.transforms.learning;

import org.jspecify.annotations.NullMarked;
