package io.switchboard.archive;

/** The words of the published language; what a record leaves out is null in a table, too. */
final class Names {

    private Names() {}

    static String of(Enum<?> symbol) {
        return symbol == null ? null : symbol.name();
    }
}
