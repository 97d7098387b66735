package io.switchboard.sla;

/** How a {@link Clock} is packed, with all that is in it. */
final class ClockFormat {

    private static final int BY_GROUPS = 3;

    private ClockFormat() {}

    static void pack(Packing out, Clock clock) {
        out.text(clock.policyId());
        out.number(clock.policyVersion());
        out.word(Codes.CLOCKS, clock.kind());
        out.text(clock.cycle());
        out.word(Codes.PRIORITIES, clock.priority());
        out.time(clock.startedAt());
        out.part(clock.watch(), ClockFormat::pack);
        out.number(clock.reached());
        out.time(clock.breachedAt());
        out.time(clock.dueAt());
        out.flag(clock.over());
        out.text(clock.name());
        out.span(clock.targetMs());
        out.part(clock.chain(), ClockFormat::pack);
        out.part(clock.why(), ClockFormat::pack);
        out.time(clock.endDue());
        out.span(clock.endedMs());
        out.word(Codes.VERDICTS, clock.verdict());
        out.flag(clock.gone());
        out.text(clock.group());
    }

    /** Of a ledger in that version of the format. */
    static Clock unpack(Unpacking in, int version) {
        return new Clock(
                in.text(),
                in.count(),
                in.word(Codes.CLOCKS),
                in.text(),
                in.word(Codes.PRIORITIES),
                in.time(),
                in.part(ClockFormat::watch),
                in.count(),
                in.time(),
                in.time(),
                in.flag(),
                in.text(),
                in.span(),
                in.part(ClockFormat::chain),
                in.part(ClockFormat::why),
                in.time(),
                in.span(),
                in.word(Codes.VERDICTS),
                in.flag(),
                version < BY_GROUPS ? null : in.text());
    }

    private static void pack(Packing out, Stopwatch watch) {
        out.word(Codes.PHASES, watch.phase());
        out.time(watch.since());
        out.span(watch.wallMs());
        out.span(watch.businessMs());
        out.span(watch.pausedMs());
    }

    private static Stopwatch watch(Unpacking in) {
        return new Stopwatch(in.word(Codes.PHASES), in.time(), in.span(), in.span(), in.span());
    }

    private static void pack(Packing out, Chain chain) {
        out.number(chain.version());
        out.flag(chain.acked());
        out.time(chain.resumedAt());
        out.time(chain.firstAt());
        out.text(chain.level());
        out.span(chain.wallAtDue());
    }

    private static Chain chain(Unpacking in) {
        return new Chain(in.count(), in.flag(), in.time(), in.time(), in.text(), in.span());
    }

    private static void pack(Packing out, Why why) {
        out.text(why.eventId());
        out.text(why.reason());
        out.text(why.actor());
    }

    private static Why why(Unpacking in) {
        return new Why(in.text(), in.text(), in.text());
    }
}
