package org.thumbnailroute.announcement;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.thumbnailroute.aws.AskedAtStart;
import org.thumbnailroute.aws.AwsClients;
import org.thumbnailroute.idempotent.DynamoDbLeaseStore;
import org.thumbnailroute.idempotent.JdbcLeaseStore;
import org.thumbnailroute.idempotent.LeaseDatabase;
import org.thumbnailroute.idempotent.LeaseStore;
import org.thumbnailroute.idempotent.LeasedIdempotentRepository;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.Settings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What skip-duplicates remembers, where {@code thumbnail.announced-store} says. */
public final class AnnouncedUploads {

    /** What the setting of a DynamoDB table begins with. */
    public static final String DYNAMO_DB = "dynamodb:";

    /** SQS keeps no message longer, so no duplicate can come later, unless somebody sends one by hand. */
    private static final Duration MEMORY = Duration.ofDays(14);

    private AnnouncedUploads() {}

    public static LeasedIdempotentRepository in(LeaseStore store, Settings settings) {
        return new LeasedIdempotentRepository(store, settings.work().lease(), MEMORY);
    }

    /**
     * Opens the store.
     *
     * @throws InvalidSettingException if that fails; never with the URL, which may hold a password
     */
    public static LeaseStore store(Settings settings) {
        return opened(() -> open(settings));
    }

    /**
     * Opens the store for {@link LeaseStore#look} alone: nothing in it can be changed, and none is made.
     *
     * @throws InvalidSettingException if that fails, or there is no store yet
     */
    public static LeaseStore storeToLookAt(Settings settings) {
        String store = settings.announcedStore();
        return opened(() -> store.startsWith(DYNAMO_DB)
                ? open(settings)
                : JdbcLeaseStore.toLookAt(LeaseDatabase.openToLookAt(store)));
    }

    private static LeaseStore opened(Supplier<LeaseStore> store) {
        try {
            return store.get();
        } catch (RuntimeException e) {
            throw new InvalidSettingException("thumbnail.announced-store: cannot be opened: " + problem(e));
        }
    }

    /** What is wrong with the store, without its URL, which may hold a password. */
    public static String problem(Throwable failure) {
        List<Throwable> causes = Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .toList();
        return withoutUrl(causes.get(causes.size() - 1));
    }

    private static String withoutUrl(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return message.contains("jdbc:") ? "the driver does not understand the URL" : message;
    }

    private static LeaseStore open(Settings settings) {
        String store = settings.announcedStore();
        if (!store.startsWith(DYNAMO_DB)) {
            return new JdbcLeaseStore(LeaseDatabase.open(store));
        }
        DynamoDbClient client = AwsClients.dynamoDb(settings);
        String table = store.substring(DYNAMO_DB.length());
        return AskedAtStart.of("dynamodb:DescribeTable", () -> new DynamoDbLeaseStore(client, table));
    }
}
