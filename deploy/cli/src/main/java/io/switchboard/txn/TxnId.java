package io.switchboard.txn;

import io.switchboard.deploy.Topic;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the name of a transaction says: the sinks of a job name it after the job's prefix, their topic, the subtask and
 * the first checkpoint that can cover it.
 */
record TxnId(String prefix, String topic, int subtask, long checkpoint) {

    private static final String TOPICS =
            Arrays.stream(Topic.values()).map(Topic::topicName).collect(Collectors.joining("|"));
    private static final Pattern NAME = Pattern.compile("(.+)-(" + TOPICS + ")-(\\d{1,9})-(\\d{1,18})");

    /** Empty for a name that no sink of ours gives. */
    static Optional<TxnId> parse(String id) {
        Matcher name = NAME.matcher(id);
        return name.matches()
                ? Optional.of(new TxnId(
                        name.group(1), name.group(2), Integer.parseInt(name.group(3)), Long.parseLong(name.group(4))))
                : Optional.empty();
    }

    /** A job called sla-eu begins its names like one called sla, and is another job. */
    static boolean isOf(String prefix, String id) {
        return parse(id).filter(name -> name.prefix().equals(prefix)).isPresent();
    }

    /** For brokers that can choose by name, so that they do not tell of all the others. */
    static String pattern(String prefix) {
        return Pattern.quote(prefix) + "-(" + TOPICS + ")-[0-9]+-[0-9]+";
    }

    /** The same of the transactions that only checkpoints after this one can cover. */
    static String patternAfter(String prefix, long checkpoint) {
        return Pattern.quote(prefix) + "-(" + TOPICS + ")-[0-9]+-(" + numbersAfter(checkpoint) + ")";
    }

    /** Digit by digit: as the number itself up to a place, there more, then anything; or longer. */
    private static String numbersAfter(long number) {
        String digits = Long.toString(number);
        StringBuilder pattern = new StringBuilder("[1-9][0-9]{" + digits.length() + ",}");
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            if (digit < '9') {
                pattern.append('|')
                        .append(digits, 0, i)
                        .append("[" + (char) (digit + 1) + "-9]")
                        .append("[0-9]{" + (digits.length() - i - 1) + "}");
            }
        }
        return pattern.toString();
    }
}
