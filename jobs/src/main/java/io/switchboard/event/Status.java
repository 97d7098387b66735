package io.switchboard.event;

/** Where an item stands. */
public enum Status {
    NEW(ItemType.TICKET),
    OPEN(ItemType.TICKET),
    /** Waits for the customer. */
    PENDING(ItemType.TICKET),
    /** Waits for a third party. */
    ON_HOLD(ItemType.TICKET),
    RESOLVED(ItemType.TICKET),
    CLOSED(ItemType.TICKET),

    /** Talks to the menu. */
    IVR(ItemType.CALL),
    /** Waits for an agent. */
    QUEUED(ItemType.CALL),
    CONNECTED(ItemType.CALL),
    WRAP_UP(ItemType.CALL),
    ENDED(ItemType.CALL);

    private final ItemType of;

    Status(ItemType of) {
        this.of = of;
    }

    public ItemType of() {
        return of;
    }

    /** Nothing more is expected to happen to the item. */
    public boolean isFinal() {
        return this == CLOSED || this == ENDED;
    }

    /** The item's matter is settled, for now or for good. */
    public boolean isSettled() {
        return this == RESOLVED || isFinal();
    }
}
