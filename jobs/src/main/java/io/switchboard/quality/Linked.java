package io.switchboard.quality;

/** A contact that has to be linked with the customer's others, or, if {@code gone}, not any more. */
public record Linked(Contact contact, boolean gone) {

    /** Contacts with one key may be about the same. */
    public String key() {
        return contact.customerId() + "/" + contact.issue();
    }
}
