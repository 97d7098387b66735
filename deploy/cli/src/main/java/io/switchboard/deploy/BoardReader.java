package io.switchboard.deploy;

import io.switchboard.board.Board;
import io.switchboard.event.CallEvent;
import io.switchboard.event.TicketEvent;
import io.switchboard.sla.Escalation;
import io.switchboard.sla.Outcome;
import io.switchboard.wire.Codec;
import io.switchboard.wire.Topics;
import io.switchboard.wire.WireFormat;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Puts the records of the topics onto a board, which is locked meanwhile; heartbeats are no business of it. */
final class BoardReader implements Consumer<ConsumerRecord<byte[], byte[]>> {

    private final Codec<TicketEvent> tickets;
    private final Codec<CallEvent> calls;
    private final Codec<Escalation> escalations;
    private final Codec<Outcome> outcomes;
    private final Board board;

    BoardReader(WireFormat format, Board board) {
        this.tickets = format.ticketEvents();
        this.calls = format.callEvents();
        this.escalations = format.escalations();
        this.outcomes = format.outcomes();
        this.board = board;
    }

    @Override
    public void accept(ConsumerRecord<byte[], byte[]> record) {
        synchronized (board) {
            switch (record.topic()) {
                case Topics.TICKET_EVENTS -> read(tickets, record.value(), board::on);
                case Topics.CALL_EVENTS -> read(calls, record.value(), board::on);
                case Topics.ESCALATIONS -> read(escalations, record.value(), board::on);
                case Topics.SLA_OUTCOMES -> read(outcomes, record.value(), board::on);
                default -> board.refused();
            }
        }
    }

    private static <T> void read(Codec<T> codec, byte[] bytes, Consumer<T> board) {
        if (codec.recognises(bytes)) {
            board.accept(codec.decode(bytes));
        }
    }
}
