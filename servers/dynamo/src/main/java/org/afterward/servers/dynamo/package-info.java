/** DynamoDB Local, as a process that a test starts. */
@NullMarked
package org.afterward.servers.dynamo;

import org.jspecify.annotations.NullMarked;
