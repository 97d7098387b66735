package io.switchboard.wire;

import io.switchboard.policy.Publication;
import java.util.List;

/**
 * What stands in the topic of the policies at some moment, in the order in which it was written.
 *
 * @param refused what no job can read; a job that runs puts it aside itself
 */
public record Published(List<Publication> publications, List<DeadLetter> refused) {}
