package io.switchboard.quality;

import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a matter was solved at the first contact: it did not come back, and the customer did not come again about
 * the same, for so many days. Until they have passed that is what it looks like, and can change.
 */
public final class ContactRules implements Serializable {

    private static final long serialVersionUID = 1;

    private static final Comparator<Contact> ORDER =
            Comparator.comparingLong(Contact::opened).thenComparing(Contact::itemId);

    /** What happened at the beginning of a day is final when it is over, and a day can have 25 hours. */
    private static final long LONGEST_DAY_MS = 25L * 3_600_000;

    private final long withinMs;
    private final long keepMs;

    public ContactRules(Settings settings) {
        this.withinMs = settings.repeatWithin().toMillis();
        this.keepMs = withinMs + 2 * settings.lateness().toMillis() + LONGEST_DAY_MS;
    }

    /**
     * All contacts of the customer about the same, after {@code change}. One that has had its time was counted and forgotten: what
     * becomes of it now changes nothing.
     */
    List<Contact> after(Linked change, List<Contact> known, long time) {
        List<Contact> contacts = new ArrayList<>(known);
        if (change.gone()) {
            contacts.remove(change.contact());
        } else if (until(change.contact()) > time) {
            contacts.add(change.contact());
        }
        contacts.sort(ORDER);
        return contacts;
    }

    /** What counts otherwise. */
    List<Counted> differences(List<Contact> before, List<Contact> after) {
        return sheet(after).since(sheet(before));
    }

    /** Those that can still matter to a contact to come. */
    List<Contact> kept(List<Contact> contacts, long time) {
        return contacts.stream().filter(contact -> until(contact) > time).toList();
    }

    /** When it can be forgotten, in epoch milliseconds. */
    long until(Contact contact) {
        return (contact.isSolved() ? contact.solved() : Math.max(contact.opened(), 0) + keepMs) + keepMs;
    }

    private ContactSheet sheet(List<Contact> contacts) {
        return new ContactSheet(contacts);
    }

    /** One sheet for each item, since a difference names the item that it is of. */
    private final class ContactSheet {

        private final List<Contact> contacts;

        ContactSheet(List<Contact> contacts) {
            this.contacts = contacts;
        }

        List<Counted> since(ContactSheet before) {
            List<Counted> differences = new ArrayList<>();
            contacts.stream()
                    .map(Contact::itemId)
                    .distinct()
                    .forEach(item -> differences.addAll(of(item).since(before.of(item))));
            before.contacts.stream()
                    .map(Contact::itemId)
                    .distinct()
                    .filter(item -> contacts.stream()
                            .noneMatch(contact -> contact.itemId().equals(item)))
                    .forEach(item -> differences.addAll(of(item).since(before.of(item))));
            return differences;
        }

        private Sheet of(String item) {
            Sheet sheet = new Sheet(item);
            contacts.stream()
                    .filter(contact -> contact.itemId().equals(item) && contact.isSolved())
                    .forEach(contact ->
                            sheet.count(Instant.ofEpochMilli(contact.solved()), contact.traits(), counters(contact)));
            return sheet;
        }

        private Counters counters(Contact contact) {
            boolean repeated = contacts.stream().anyMatch(other -> isRepeat(contact, other));
            boolean returned = contact.returned() != Contact.NEVER && contact.returned() - contact.solved() <= withinMs;
            return Counters.of(Counter.SOLVED_CONTACTS, 1)
                    .plus(Counter.REPEATED, repeated ? 1 : 0)
                    .plus(Counter.RETURNED, returned ? 1 : 0)
                    .plus(Counter.SOLVED_AT_FIRST, repeated || returned ? 0 : 1);
        }

        private boolean isRepeat(Contact contact, Contact other) {
            return !other.itemId().equals(contact.itemId())
                    && other.opened() > contact.solved()
                    && other.opened() - contact.solved() <= withinMs;
        }
    }
}
