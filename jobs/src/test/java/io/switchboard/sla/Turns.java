package io.switchboard.sla;

import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** The turns that an operator has arranged with its task, taken one by one. */
final class Turns {

    private Turns() {}

    static int arranged(AbstractStreamOperatorTestHarness<?> operator) {
        return operator.getTaskMailbox().size();
    }

    /** Events have had theirs. */
    static void next(AbstractStreamOperatorTestHarness<?> operator) throws Exception {
        operator.setProcessingTime(operator.getProcessingTime() + 1);
        mail(operator);
    }

    /** The task looks whether it is time. */
    static void mail(AbstractStreamOperatorTestHarness<?> operator) throws Exception {
        Mail mail = operator.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY);
        mail.run();
    }

    /** How many it took until none was arranged. */
    static int toTheEnd(AbstractStreamOperatorTestHarness<?> operator) throws Exception {
        int turns = 0;
        while (arranged(operator) > 0) {
            next(operator);
            turns++;
        }
        return turns;
    }
}
