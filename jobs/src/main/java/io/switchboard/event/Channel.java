package io.switchboard.event;

/** How the customer reached us. */
public enum Channel {
    PHONE,
    EMAIL,
    CHAT,
    WEB,
    API,
    SOCIAL,
    IN_PERSON,
    MONITORING
}
