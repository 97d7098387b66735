package io.switchboard.job;

import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * How RocksDB writes its files, where Flink has no option for it. A checkpoint a second leaves a small file a second in each
 * state: what counts is how often these are written anew.
 */
public final class StateFiles implements RocksDBOptionsFactory {

    private static final long serialVersionUID = 1;

    /** Of four, which is usual, each byte is rewritten four times before it has come to rest; filters keep reads cheap. */
    private static final int FILES_BEFORE_THEY_ARE_MERGED = 12;

    /** Each checkpoint uploads it as a whole, and by itself it begins anew after a gigabyte. */
    private static final long MANIFEST_BYTES = 1 << 20;

    @Override
    public DBOptions createDBOptions(DBOptions current, Collection<AutoCloseable> toClose) {
        return current.setMaxManifestFileSize(MANIFEST_BYTES);
    }

    @Override
    public ColumnFamilyOptions createColumnOptions(ColumnFamilyOptions current, Collection<AutoCloseable> toClose) {
        return current.setLevel0FileNumCompactionTrigger(FILES_BEFORE_THEY_ARE_MERGED);
    }
}
