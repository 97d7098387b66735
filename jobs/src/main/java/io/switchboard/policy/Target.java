package io.switchboard.policy;

import io.switchboard.calendar.BusinessCalendar;
import java.io.Serializable;

/** How much of the calendar's time a clock may use: {@code withinMs} milliseconds. */
public record Target(long withinMs, BusinessCalendar calendar) implements Serializable {}
