package io.switchboard.wire;

import io.switchboard.schema.EscalationNotice;
import io.switchboard.schema.NoticeKind;
import io.switchboard.sla.Notice;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;

/** Notices as their topic shows them. */
final class NoticeShape implements Shape<Notice, EscalationNotice> {

    private static final long serialVersionUID = 1;

    @Override
    public Class<Notice> type() {
        return Notice.class;
    }

    @Override
    public Schema schema() {
        return EscalationNotice.getClassSchema();
    }

    @Override
    public Instant at(Notice notice) {
        return notice.at();
    }

    @Override
    public Notice fromAvro(EscalationNotice notice) {
        return new Notice(
                notice.getNoticeId(),
                notice.getRecipient(),
                Field.symbol("kind", notice.getKind(), Notice.Kind.class),
                notice.getAt(),
                notice.getDeliverAt(),
                List.copyOf(notice.getEscalationIds()));
    }

    @Override
    public EscalationNotice toAvro(Notice notice) {
        return new EscalationNotice(
                notice.noticeId(),
                notice.recipient(),
                Field.onWire(notice.kind(), NoticeKind.class),
                notice.at(),
                notice.deliverAt(),
                notice.escalationIds());
    }
}
