package org.afterward.pipelines.dynamo;

/**
 * A global secondary index over two texts. It projects every attribute, so that whoever reads it
 * needs nothing else.
 *
 * @param name also what its key attributes' names begin with
 * @param key what its partition key holds, for people
 */
public record IndexDefinition(String name, String key) {

  String partitionKey() {
    return name + "PK";
  }

  String sortKey() {
    return name + "SK";
  }
}
