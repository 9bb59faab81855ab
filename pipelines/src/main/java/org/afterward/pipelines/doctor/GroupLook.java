package org.afterward.pipelines.doctor;

import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/**
 * What brokers say of the consumer group under which a job would keep its progress.
 *
 * @param allowed what we may do with it; null where nobody says
 * @param members who share its partitions now, which a job never does
 * @param committed of how many partitions it knows how far they were read
 */
record GroupLook(@Nullable Set<AclOperation> allowed, int members, int committed) {

  Finding judge(String what) {
    String progress =
        committed == 0
            ? "nothing is committed: reading begins where --from says, else with the earliest"
                + " message"
            : Counted.of(committed, "partition") + " with a committed offset";
    if (allowed != null && !allowed.contains(AclOperation.READ)) {
      return Finding.fail(
          what, progress + ", but no permission to READ", "allow READ on the group");
    }
    if (members > 0) {
      return Finding.warn(
          what,
          progress + ", and " + Counted.of(members, "other reader"),
          "give the job a --groupId of its own: two would commit over each other");
    }
    return Finding.ok(what, progress);
  }
}
