/** What policies of every kind have in common: a name, a hash of their numbers, and their files. */
@NullMarked
package org.afterward.transforms.policy;

import org.jspecify.annotations.NullMarked;
