package io.switchboard.audit;

import io.switchboard.StateRegister;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AuditStateTest {

    @Test
    void theRegisterListsWhatIsKept() throws IOException {
        StateRegister.lists(AuditFunction.UID, AuditFunction.auditState());
        StateRegister.lists(MinuteFunction.UID, MinuteFunction.minuteState());
        StateRegister.lists(Audit.class);
        StateRegister.lists(Minute.class);
    }
}
