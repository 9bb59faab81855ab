/** The DynamoDB tables: what they look like, what is written to them, what is read from them. */
@NullMarked
package org.afterward.pipelines.dynamo;

import org.jspecify.annotations.NullMarked;
