package org.thumbnailroute.route;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Has the pool give up the connections of an H2 database that closed itself, as it does when its disk is full. It is
 * opened anew only when the last of them is gone.
 *
 * <p>Public because {@code camel run} makes an instance of each class that it can make one of.
 */
public final class ClosedDatabase implements SQLExceptionOverride {

    /** Closed; closed by itself; the file could not be read or written; file corrupted. */
    private static final Set<Integer> CODES = Set.of(90_098, 90_121, 90_028, 90_030);

    @java.lang.Override // the interface has a type of that name
    public Override adjudicate(SQLException failure) {
        return CODES.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
