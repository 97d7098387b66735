package io.switchboard.stock;

import java.io.Serializable;

/** Where the tables are. It shows rows and judges nothing; whoever keeps tables implements it. */
public interface Shelf extends Serializable {

    /** The rows that a look is for, of a table and of what was refused of its topic. */
    Sighting look(String table, Look look);
}
