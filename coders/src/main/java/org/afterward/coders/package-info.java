/** What flows through Afterward, as plain records, and the bytes, JSON and Avro of each. */
@NullMarked
package org.afterward.coders;

import org.jspecify.annotations.NullMarked;
