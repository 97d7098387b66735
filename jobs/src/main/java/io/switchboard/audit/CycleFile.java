package io.switchboard.audit;

import io.switchboard.audit.Difference.Kind;
import io.switchboard.event.ItemType;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Tracking.ToldLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that readers see of one cycle of a clock.
 *
 * <p>This record is Flink state: see docs/state.md.
 *
 * @param ends in the order of their revisions
 * @param type of the item that shows it; null while none does
 * @param standing what the item says of it; null while nobody tells
 */
public record CycleFile(
        String policyId,
        String clock,
        String cycle,
        List<Word> words,
        List<End> ends,
        ItemType type,
        Standing standing) {

    static CycleFile of(String policyId, String clock, String cycle) {
        return new CycleFile(policyId, clock, cycle, List.of(), List.of(), null, null);
    }

    boolean isOf(String itsPolicy, String itsClock, String itsCycle) {
        return policyId.equals(itsPolicy) && clock.equals(itsClock) && cycle.equals(itsCycle);
    }

    CycleFile with(Word word) {
        List<Word> all = new ArrayList<>(words);
        int known = 0;
        while (known < all.size() && !all.get(known).id().equals(word.id())) {
            known++;
        }
        if (known < all.size()) {
            all.set(known, all.get(known).again());
        } else {
            all.add(word);
        }
        return new CycleFile(policyId, clock, cycle, all, ends, type, standing);
    }

    CycleFile with(End end) {
        List<End> all = new ArrayList<>(ends);
        int known = 0;
        while (known < all.size() && all.get(known).revision() != end.revision()) {
            known++;
        }
        if (known < all.size()) {
            all.set(known, all.get(known).again());
        } else {
            all.add(end);
            all.sort(Comparator.comparingInt(End::revision));
        }
        return new CycleFile(policyId, clock, cycle, words, all, type, standing);
    }

    CycleFile standing(Standing now) {
        return new CycleFile(policyId, clock, cycle, words, ends, type, now);
    }

    CycleFile shownBy(ItemType item, Standing now) {
        return new CycleFile(policyId, clock, cycle, words, ends, item, now);
    }

    /** Breaches that were told and neither moved nor withdrawn. */
    Stream<Word> breaches() {
        Set<String> replaced = words.stream().map(Word::supersedes).collect(Collectors.toSet());
        return words.stream().filter(word -> word.isBreach() && !word.withdrawn() && !replaced.contains(word.id()));
    }

    /**
     * Where figures have to count its end: that of the newest revision, but where a cycle went on after it had ended, and ended
     * again more than {@code settledMs} later, its first. Null where none counts.
     */
    Tally end(String itemId, long settledMs) {
        End counts = null;
        for (End end : ends) {
            counts = counts != null && counts.isFollowedBy(end, settledMs) ? counts : end;
        }
        return counts == null || !counts.counts()
                ? null
                : Tally.end(
                        Minute.start(counts.endedAt()), counts.inTime(), "%s %s %s".formatted(itemId, clock, cycle));
    }

    List<Difference> differences(String itemId) {
        return new Comparison(itemId).found();
    }

    /** What was told, beside what shows that it was. */
    private final class Comparison {

        private final String itemId;
        private final Set<String> seen = new HashSet<>();
        private final Set<String> superseded = new HashSet<>();
        private final Set<String> brokenLevels = new HashSet<>();
        private final List<Difference> found = new ArrayList<>();

        Comparison(String itemId) {
            this.itemId = itemId;
            for (Word word : words) {
                seen.add(word.id());
                if (word.supersedes() != null) {
                    superseded.add(word.supersedes());
                }
            }
        }

        List<Difference> found() {
            chains();
            revisions();
            if (standing != null) {
                whatTheItemShows();
            } else if (!ends.isEmpty()) {
                whatTheOutcomeShows(ends.get(ends.size() - 1));
            }
            return found;
        }

        /** Each record is there once, and each that another one takes the place of is there. */
        private void chains() {
            Set<String> missing = new HashSet<>();
            for (Word word : words) {
                if (word.times() > 1) {
                    add(Kind.ESCALATION_DOUBLED, word.time(), word.id());
                }
                if (word.supersedes() != null && !seen.contains(word.supersedes()) && missing.add(word.supersedes())) {
                    add(Kind.ESCALATION_MISSING, word.time(), word.supersedes());
                    brokenLevels.add(word.level());
                }
            }
        }

        private void revisions() {
            int next = 1;
            for (End end : ends) {
                if (end.times() > 1) {
                    add(Kind.OUTCOME_DOUBLED, end.time(), "revision " + end.revision());
                }
                for (; next < end.revision(); next++) {
                    add(Kind.OUTCOME_MISSING, end.time(), "revision " + next);
                }
                next = end.revision() + 1;
            }
            if (standing != null) {
                for (; next <= standing.outcomes(); next++) {
                    add(Kind.OUTCOME_MISSING, Instant.ofEpochMilli(standing.at()), "revision " + next);
                }
            }
        }

        /**
         * The item names the last record of each level: that one must be there, and no other one may be live. Where a record is
         * missing, the one before it looks live: that is no second difference.
         */
        private void whatTheItemShows() {
            Set<String> heads = new HashSet<>();
            for (ToldLevel told : standing.heads()) {
                String id = id(told.policyVersion(), told.level(), told.link());
                heads.add(id);
                if (!seen.contains(id)) {
                    add(Kind.ESCALATION_MISSING, Instant.ofEpochMilli(standing.at()), id);
                    brokenLevels.add(told.level());
                }
            }
            for (Word word : words) {
                if (isLive(word) && !heads.contains(word.id()) && !brokenLevels.contains(word.level())) {
                    add(Kind.ESCALATION_UNTRUE, word.time(), word.id());
                }
            }
        }

        /** What was told of the time after the end belongs to an item that came back: the outcome need not know it. */
        private void whatTheOutcomeShows(End last) {
            if (last.withdrawn()) {
                return;
            }
            List<Word> breaches = words.stream()
                    .filter(word -> word.isBreach() && !superseded.contains(word.id()))
                    .toList();
            if (last.breachedAt() == 0) {
                breaches.stream()
                        .filter(word -> !word.withdrawn() && word.at() < last.endedAt())
                        .forEach(word -> add(Kind.ESCALATION_UNTRUE, word.time(), word.id()));
            } else if (breaches.stream().noneMatch(word -> !word.withdrawn() || word.at() >= last.endedAt())) {
                add(
                        Kind.ESCALATION_MISSING,
                        Instant.ofEpochMilli(last.breachedAt()),
                        id(last.policyVersion(), Escalation.BREACH, 0));
            }
        }

        private boolean isLive(Word word) {
            return !word.withdrawn() && !superseded.contains(word.id());
        }

        private String id(int version, String level, int link) {
            return Escalation.id(itemId, clock, cycle, policyId, version, level, link);
        }

        private void add(Kind kind, Instant at, String what) {
            found.add(new Difference(kind, at, itemId, policyId, clock, cycle, what));
        }
    }
}
