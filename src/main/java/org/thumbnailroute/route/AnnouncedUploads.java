package org.thumbnailroute.route;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.thumbnailroute.idempotent.DynamoDbLeaseStore;
import org.thumbnailroute.idempotent.JdbcLeaseStore;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;

/** What skip-duplicates remembers, where {@code thumbnail.announced-store} says. */
public final class AnnouncedUploads {

    private static final String DYNAMO_DB = "dynamodb:";
    private static final int H2_FILE_IN_USE = 90_020;

    /** SQS keeps no message longer, so no duplicate can come later, unless somebody sends one by hand. */
    private static final Duration MEMORY = Duration.ofDays(14);

    private AnnouncedUploads() {}

    public static LeasedIdempotentRepository in(LeaseStore store, Settings settings) {
        return new LeasedIdempotentRepository(store, settings.lease(), MEMORY);
    }

    /**
     * Opens the store.
     *
     * @throws InvalidSettingException if that fails; never with the URL, which may hold a password
     */
    public static LeaseStore store(Settings settings) {
        try {
            return open(settings);
        } catch (RuntimeException e) {
            throw new InvalidSettingException("thumbnail.announced-store: " + problem(e));
        }
    }

    private static String problem(RuntimeException failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        boolean inUse = causes.stream()
                .anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == H2_FILE_IN_USE);
        return inUse
                ? "the H2 file is in use by another worker; workers share a PostgreSQL database or a DynamoDB table"
                : "cannot be opened: " + withoutUrl(causes.get(causes.size() - 1));
    }

    private static String withoutUrl(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("jdbc:") ? "the driver does not understand the URL" : message;
    }

    private static LeaseStore open(Settings settings) {
        String store = settings.announcedStore();
        return store.startsWith(DYNAMO_DB)
                ? new DynamoDbLeaseStore(AwsClients.dynamoDb(settings), store.substring(DYNAMO_DB.length()))
                : new JdbcLeaseStore(database(store));
    }

    private static HikariDataSource database(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        // by name, because `camel run` has the drivers in a class loader where JDBC does not look
        pool.setDriverClassName(url.startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver");
        // a claim takes a millisecond, a picture many
        pool.setMaximumPoolSize(4);
        // an unreachable database is a failure that may pass, and has to show as one before the message is due again
        pool.setConnectionTimeout(Duration.ofSeconds(2).toMillis());
        pool.setExceptionOverride(new ClosedDatabase());
        return pool;
    }
}
