/** Looks, before a job starts, whether it will find what it needs; and changes nothing. */
@NullMarked
package org.afterward.pipelines.doctor;

import org.jspecify.annotations.NullMarked;
