package io.switchboard.intake;

import io.switchboard.customer.Regard;
import io.switchboard.event.Customer;
import io.switchboard.event.ItemType;
import io.switchboard.sla.Tracking;

/**
 * What is heard of an item, from one of three sides; what the others would say is null.
 *
 * @param item its type and id, {@code TICKET/4711}: a ticket and a call may have the same id
 * @param tracking where it stands
 * @param customer who its customer is
 * @param regard how its customer is, told together with who that is
 * @param odds how likely one of its clocks is to be breached
 */
public record News(String item, Tracking tracking, Customer customer, Regard regard, Odds odds) {

    public static News of(Tracking tracking) {
        return new News(key(tracking.type(), tracking.itemId()), tracking, null, null, null);
    }

    public static News of(ItemType type, String itemId, Customer customer, Regard regard) {
        return new News(key(type, itemId), null, customer, regard, null);
    }

    public static News of(ItemType type, String itemId, Odds odds) {
        return new News(key(type, itemId), null, null, null, odds);
    }

    private static String key(ItemType type, String itemId) {
        return type + "/" + itemId;
    }
}
