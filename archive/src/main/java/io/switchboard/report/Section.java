package io.switchboard.report;

/**
 * One question of a report, and what of its answer is drawn.
 *
 * @param question its name in deploy/sql
 * @param title what a manager calls it
 * @param plot how it is drawn; null for a table alone
 * @param across the column that names the bars or days
 * @param up the column that says how high they are
 */
record Section(String question, String title, Plot plot, String across, String up) {

    static Section table(String question, String title) {
        return new Section(question, title, null, null, null);
    }

    static Section drawn(String question, String title, Plot plot, String across, String up) {
        return new Section(question, title, plot, across, up);
    }
}
