package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.thumbnailroute.announcement.AnnouncedUploads;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.local.LocalPostgres;
import org.thumbnailroute.route.ShippedSettings;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The shared stores: a sound one, and what may be wrong with one. */
@TestInstance(Lifecycle.PER_CLASS)
class StoreCheckTest {

    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";

    private final LocalPostgres postgres = LocalPostgres.start();
    private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();
    private final Patient patient = new Patient();

    @AfterAll
    void close() {
        dynamoDb.close();
        postgres.close();
    }

    @AfterEach
    void forgetTheEndpoint() {
        System.clearProperty(ENDPOINT);
    }

    @Test
    void aDatabaseWithoutTheTable() {
        CheckResult store = only("store", examine(postgres.createDatabase("empty")));

        assertEquals(Status.OK, store.status(), store::toString);
    }

    @Test
    void aDatabaseThatIsInUse() {
        String url = postgres.createDatabase("used");
        AnnouncedUploads.store(ShippedSettings.with("thumbnail.announced-store", url))
                .close();

        CheckResult store = only("store", examine(url));

        assertTrue(store.finding().found().contains("0 uploads"), store::toString);
        assertEquals(Status.OK, store.status(), store::toString);
    }

    @Test
    void aUserWhoMayNotWrite() throws SQLException {
        String url = postgres.createDatabase("refused");
        AnnouncedUploads.store(ShippedSettings.with("thumbnail.announced-store", url))
                .close();
        execute(url, "CREATE USER guest");
        execute(url, "GRANT SELECT ON announced TO guest");

        CheckResult store = only("store", examine(postgres.jdbcUrl("refused", "guest")));

        assertEquals(Status.FAIL, store.status(), store::toString);
        assertEquals(
                List.of(
                        "psql 'postgresql://127.0.0.1:%d/refused' -c 'GRANT SELECT, INSERT, UPDATE, DELETE ON announced TO \"guest\"'"
                                .formatted(postgres.address().getPort())),
                store.finding().mends());
    }

    @Test
    void aReadOnlyDatabase() throws SQLException {
        String url = postgres.createDatabase("standby");
        execute(url, "ALTER DATABASE standby SET default_transaction_read_only = on");

        CheckResult store = only("store", examine(url));

        assertTrue(store.finding().found().contains("read-only"), store::toString);
        assertEquals(Status.FAIL, store.status());
    }

    @Test
    void aTableThatExpires() {
        dynamoDb.createTable("sound");
        try (DynamoDbClient client = dynamoDb.client()) {
            client.updateTimeToLive(update -> update.tableName("sound")
                    .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName("expiresAt")));
        }

        Report report = examine("dynamodb:sound");

        assertEquals(Status.OK, only("store", report).status());
        assertEquals(Status.OK, only("store-expiry", report).status());
        assertEquals(
                List.of("ok", "ok", "ok"),
                report.results().stream()
                        .filter(result -> result.subject().startsWith("dynamodb:"))
                        .map(result -> result.status().toString())
                        .toList());
        try (DynamoDbClient client = dynamoDb.client()) {
            assertEquals(0, client.scan(scan -> scan.tableName("sound")).count());
        }
    }

    @Test
    void aTableThatGrowsForEver() {
        dynamoDb.createTable("growing");

        CheckResult expiry = only("store-expiry", examine("dynamodb:growing"));

        assertEquals(Status.WARN, expiry.status());
        assertEquals(
                List.of("aws dynamodb update-time-to-live --region us-east-1 --table-name growing"
                        + " --time-to-live-specification Enabled=true,AttributeName=expiresAt"),
                expiry.finding().mends());
    }

    @Test
    void aTableWithAnotherKey() {
        dynamoDb.createTable("foreign", "id", ScalarAttributeType.N);

        CheckResult store = only("store", examine("dynamodb:foreign"));

        assertEquals(Status.FAIL, store.status());
        assertTrue(store.finding().mends().get(0).startsWith("aws dynamodb create-table "), store::toString);
    }

    private Report examine(String store) {
        patient.set("thumbnail.announced-store", store);
        patient.property(ENDPOINT, dynamoDb.endpoint().toString());
        return patient.examine(new DoctorOptions(false, Optional.empty()));
    }

    private static CheckResult only(String check, Report report) {
        List<CheckResult> results = report.results().stream()
                .filter(result -> result.check().equals(check))
                .toList();
        assertEquals(1, results.size(), results::toString);
        return results.get(0);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
