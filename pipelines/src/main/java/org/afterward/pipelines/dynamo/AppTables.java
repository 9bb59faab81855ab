package org.afterward.pipelines.dynamo;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The app's own tables that are read as events: see {@link AppTablesFile}. */
public final class AppTables implements Serializable {

  private static final long serialVersionUID = 1;

  private final LinkedHashMap<String, List<EventRule>> rules;

  /** By table, in their order, what its items are. */
  AppTables(Map<String, List<EventRule>> rules) {
    this.rules = new LinkedHashMap<>(rules);
  }

  /** The names of the tables, in the order of the file. */
  public List<String> names() {
    return List.copyOf(rules.keySet());
  }

  List<EventRule> rulesOf(String table) {
    return rules.getOrDefault(table, List.of());
  }
}
