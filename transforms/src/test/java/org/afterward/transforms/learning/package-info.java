/** Whether judgements of policies are right: against textbooks, known worlds and other orders. */
@NullMarked
package org.afterward.transforms.learning;

import org.jspecify.annotations.NullMarked;
