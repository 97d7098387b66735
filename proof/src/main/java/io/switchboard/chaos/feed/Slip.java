package io.switchboard.chaos.feed;

import io.switchboard.chaos.feed.Sent.What;

/**
 * Something that is to be written at some time; where and in which bytes is decided later.
 *
 * @param writtenAt in event time, epoch milliseconds
 * @param itemId whose partition it goes to
 * @param content a ticket's or call's event, or an acknowledgement
 */
record Slip(long writtenAt, String itemId, Object content, What what) {

    Slip written(long at, What why) {
        return new Slip(at, itemId, content, why);
    }
}
