package io.switchboard.twin.sim;

import io.switchboard.twin.FeedException;

/**
 * A run that ends, also by a policy that leaves somebody waiting for ever: all who are counted have to be settled before it
 * does.
 *
 * @param most contacts that may come until then
 */
record Bounded(Tally tally, String policy, long most) implements Watcher {

    @Override
    public void arrived(Contact contact) {
        if (contact.number >= most) {
            throw new FeedException(
                    "by %s some of those who came first still wait when %d have come: let every plan end with somebody who is there"
                            .formatted(policy, most));
        }
        tally.arrived(contact);
    }

    @Override
    public void settled(Contact contact) {
        tally.settled(contact);
    }

    @Override
    public void answered(Contact contact, Survey.Answer answer) {
        tally.answered(contact, answer);
    }

    @Override
    public boolean isEnough() {
        return tally.isEnough();
    }
}
