package io.switchboard.health;

/**
 * Where an item of a customer stands, as far as it says how the customer is. Times are epoch milliseconds.
 *
 * @param item its type and id: a ticket and a call may have the same id
 * @param category what it is about; null where nobody said
 * @param isOpen it is not settled
 * @param isContact the customer came with it: it was not deleted, and is no spam
 * @param reopens how often it came back so far
 * @param agentId who has it; null for nobody
 */
public record ItemWord(
        String item,
        String itemId,
        String category,
        long openedAt,
        long at,
        boolean isOpen,
        boolean isContact,
        int reopens,
        String agentId) {}
