package org.thumbnailroute.lambda;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.crac.Core;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.idempotent.JdbcLeaseStore;
import org.thumbnailroute.idempotent.KeyInWorkException;
import org.thumbnailroute.idempotent.LeaseDatabase;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;

/** Two functions that go on from one snapshot have all in common that was made before it, exchange ids among it. */
class SnapshotTest {

    @TempDir
    private Path directory;

    @Test
    void doesNotTakeTheLeaseOfAnotherCopyForItsOwn() {
        try (JdbcLeaseStore store =
                new JdbcLeaseStore(LeaseDatabase.open("jdbc:sqlite:" + directory.resolve("leases.db")))) {
            LeasedIdempotentRepository repository =
                    new LeasedIdempotentRepository(store, Duration.ofMinutes(1), Duration.ofDays(1));
            Exchange sameInBoth = new DefaultExchange(new DefaultCamelContext());
            sameInBoth.setExchangeId("same");
            Snapshot snapshot = new Snapshot(() -> {}, repository);
            repository.start();

            snapshot.afterRestore(Core.getGlobalContext());
            assertTrue(repository.add(sameInBoth, "upload"));
            // the other copy goes on from the same snapshot
            snapshot.afterRestore(Core.getGlobalContext());

            assertThrows(KeyInWorkException.class, () -> repository.add(sameInBoth, "upload"));
            repository.stop();
        }
    }
}
