package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;

/** Two functions that go on from one snapshot have all in common that was made before it, exchange ids among it. */
class SnapshotTest {

    /** With one name for both, a store would take the claim of the other for the same claim made twice, and grant it. */
    @Test
    void givesEachCopyANameOfItsOwn() {
        HoldersSeen store = new HoldersSeen();
        LeasedIdempotentRepository repository =
                new LeasedIdempotentRepository(store, Duration.ofMinutes(1), Duration.ofDays(1));
        Exchange sameInBoth = new DefaultExchange(new DefaultCamelContext());
        Snapshot snapshot = new Snapshot(() -> {}, repository);
        repository.start();

        for (int copy = 0; copy < 2; copy++) {
            snapshot.afterRestore(Core.getGlobalContext());
            repository.add(sameInBoth, "upload");
            repository.remove(sameInBoth, "upload");
        }
        repository.stop();

        assertEquals(2, store.list().size());
        assertNotEquals(store.list().get(0), store.list().get(1));
    }
}
