package org.afterward.pipelines.doctor;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Says what of the tables is not as jobs need it. */
interface TableCheck {

  /**
   * Asks, and changes nothing.
   *
   * @param prefix what the names of the tables begin with
   * @return each table by its name, with what is wrong with it, a line each; none where all is
   *     right
   */
  Map<String, List<String>> differences(DynamoDbClient client, String prefix);
}
