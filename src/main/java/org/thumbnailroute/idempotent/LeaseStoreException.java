package org.thumbnailroute.idempotent;

import java.sql.SQLException;
import org.thumbnailroute.text.Printable;

/** The database of a {@link LeaseStore} did not do what it was asked. */
public final class LeaseStoreException extends RuntimeException {

    LeaseStoreException(String what, String table, SQLException cause) {
        super(
                "cannot %s table %s: %s".formatted(what, table, Printable.line(String.valueOf(cause.getMessage()))),
                cause);
    }
}
