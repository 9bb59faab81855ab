package org.afterward.pipelines.dynamo;

import java.time.Duration;
import java.util.List;

/**
 * What a table must be.
 *
 * @param name with the prefix
 * @param partitionKey what {@link Tables#PK} holds, for people
 * @param sortKey what {@link Tables#SK} holds, for people
 * @param keptFor after which time its items go, by {@link Tables#EXPIRES_AT}; zero for ever
 * @param attributes what an item has beside its keys
 */
public record TableDefinition(
    String name,
    String partitionKey,
    String sortKey,
    List<IndexDefinition> indexes,
    Duration keptFor,
    List<String> attributes) {

  public TableDefinition {
    indexes = List.copyOf(indexes);
    attributes = List.copyOf(attributes);
  }

  /** The same table, whose items stay. */
  public TableDefinition keptForEver() {
    return new TableDefinition(name, partitionKey, sortKey, indexes, Duration.ZERO, attributes);
  }

  public boolean expires() {
    return !keptFor.isZero();
  }
}
