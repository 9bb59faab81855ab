package org.afterward.profiles.flink;

/**
 * What a JobManager says of its cluster.
 *
 * @param slots how many tasks can work at a time
 * @param freeSlots those of them that no job has
 */
record ClusterOverview(String version, int slots, int freeSlots) {

  /** A client and a cluster of two minor releases do not understand each other's jobs. */
  static final String OUR_VERSION = "1.19";

  boolean speaksOurVersion() {
    return version.startsWith(OUR_VERSION + ".");
  }
}
