package org.thumbnailroute.idempotent;

import java.time.Duration;
import java.util.UUID;

/** A process for {@link SqliteKillTest}: claims and finishes keys in two threads, and prints those that are done. */
final class SqliteWorker {

    private static final int THREADS = 2;
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration MEMORY = Duration.ofDays(14);

    private SqliteWorker() {}

    public static void main(String[] args) {
        LeaseStore store = new JdbcLeaseStore(LeaseDatabase.open(args[0]));
        for (int i = 0; i < THREADS; i++) {
            new Thread(() -> work(store)).start();
        }
    }

    private static void work(LeaseStore store) {
        while (true) {
            String key = UUID.randomUUID().toString();
            if (store.claim(key, "worker", LEASE) == LeaseStore.Claim.GRANTED) {
                store.done(key, MEMORY);
                System.out.println(key);
            }
        }
    }
}
