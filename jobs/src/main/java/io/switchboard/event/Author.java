package io.switchboard.event;

/** Who wrote; only an agent's public message answers a customer. */
public enum Author {
    CUSTOMER,
    AGENT,
    BOT,
    SYSTEM
}
