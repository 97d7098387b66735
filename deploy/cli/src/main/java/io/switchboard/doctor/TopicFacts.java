package io.switchboard.doctor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;

/**
 * A topic as the brokers tell it.
 *
 * @param replicas of the partition that has the fewest
 * @param config empty if this account may not see it
 * @param allowed what this account may do with it; empty if it is not told
 */
record TopicFacts(int partitions, int replicas, Map<String, String> config, Optional<Set<AclOperation>> allowed) {}
