package io.switchboard.archive;

import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.flink.CatalogLoader;

/** Opens the catalog wherever a part of the job runs. */
record WarehouseLoader(Warehouse warehouse) implements CatalogLoader {

    @Override
    public Catalog loadCatalog() {
        return warehouse.open();
    }

    @Override
    @SuppressWarnings({"MissingSuperCall", "checkstyle:NoClone"}) // nothing in it changes
    public CatalogLoader clone() {
        return this;
    }
}
