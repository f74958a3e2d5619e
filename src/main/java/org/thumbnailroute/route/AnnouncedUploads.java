package org.thumbnailroute.route;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.thumbnailroute.idempotent.DynamoDbLeaseStore;
import org.thumbnailroute.idempotent.JdbcLeaseStore;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;

/** What skip-duplicates remembers, where {@code thumbnail.announced-store} says. */
public final class AnnouncedUploads {

    private static final String DYNAMO_DB = "dynamodb:";

    /** SQS keeps no message longer, so no duplicate can come later, unless somebody sends one by hand. */
    private static final Duration MEMORY = Duration.ofDays(14);

    private AnnouncedUploads() {}

    public static LeasedIdempotentRepository in(LeaseStore store, Settings settings) {
        return new LeasedIdempotentRepository(store, settings.lease(), MEMORY);
    }

    public static LeaseStore store(Settings settings) {
        String store = settings.announcedStore();
        return store.startsWith(DYNAMO_DB)
                ? new DynamoDbLeaseStore(AwsClients.dynamoDb(settings), store.substring(DYNAMO_DB.length()))
                : new JdbcLeaseStore(database(store));
    }

    private static HikariDataSource database(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        // a claim takes a millisecond, a picture many
        pool.setMaximumPoolSize(4);
        // an unreachable database is a failure that may pass, and has to show as one before the message is due again
        pool.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        return pool;
    }
}
