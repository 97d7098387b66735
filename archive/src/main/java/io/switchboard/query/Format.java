package io.switchboard.query;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How an answer is written. */
enum Format {
    table {
        @Override
        void write(ResultSet answer, PrintWriter out) throws SQLException {
            Answer.table(answer, out);
        }
    },
    csv {
        @Override
        void write(ResultSet answer, PrintWriter out) throws SQLException {
            Answer.csv(answer, out);
        }
    },
    json {
        @Override
        void write(ResultSet answer, PrintWriter out) throws SQLException {
            Answer.json(answer, out);
        }
    },
    /** Written by the engine itself, to a file. */
    parquet {
        @Override
        void write(ResultSet answer, PrintWriter out) throws SQLException {
            Answer.table(answer, out);
        }
    };

    abstract void write(ResultSet answer, PrintWriter out) throws SQLException;
}
