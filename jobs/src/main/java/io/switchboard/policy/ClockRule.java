package io.switchboard.policy;

import io.switchboard.event.Priority;
import io.switchboard.event.Status;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One clock of a policy. Every status of the clock's items stands in exactly one of the four sets.
 *
 * @param run states in which the clock runs
 * @param pause states in which it rests
 * @param stop states that fulfil it
 * @param close states that end it unfulfilled
 * @param targets one for each priority
 * @param levels the warnings, in the order of the policy
 */
public record ClockRule(
        ClockKind kind,
        Set<Status> run,
        Set<Status> pause,
        Set<Status> stop,
        Set<Status> close,
        Reopen reopen,
        Map<Priority, Target> targets,
        List<Level> levels)
        implements Serializable {}
