package org.thumbnailroute.local;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB: Amazon's own DynamoDB Local, on memory. It is put together here, because its main class reports home. */
public final class LocalDynamoDb implements AutoCloseable {

    private final Server server;
    private final LocalDynamoDBRequestHandler requests;
    private final MovedClock clock;

    private LocalDynamoDb(Server server, LocalDynamoDBRequestHandler requests, MovedClock clock) {
        this.server = server;
        this.requests = requests;
        this.clock = clock;
    }

    public static LocalDynamoDb start() {
        boolean inMemory = true;
        boolean shared = true;
        boolean slowTables = false;
        LocalDynamoDBRequestHandler requests = new LocalDynamoDBRequestHandler(0, inMemory, null, shared, slowTables);
        Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        MovedClock clock = new MovedClock(new LocalDynamoDBServerHandler(requests, null));
        server.setHandler(new PlainAccessKeys(clock));
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("the local DynamoDB does not start", e);
        }
        return new LocalDynamoDb(server, requests, clock);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    /** Lets the service have another time than this machine; it takes no notice of it itself, but tells it with each answer. */
    public void moveClock(Duration ahead) {
        clock.ahead = ahead;
    }

    /** A client, for the caller to close. */
    public DynamoDbClient client() {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.of(LocalAws.REGION))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(LocalAws.ACCESS_KEY, LocalAws.SECRET_KEY)))
                .build();
    }

    /** Makes a table with the partition key {@code identity}. */
    public void createTable(String name) {
        createTable(name, "identity", ScalarAttributeType.S);
    }

    public void createTable(String name, String key, ScalarAttributeType type) {
        try (DynamoDbClient client = client()) {
            client.createTable(create -> create.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(AttributeDefinition.builder()
                            .attributeName(key)
                            .attributeType(type)
                            .build())
                    .keySchema(KeySchemaElement.builder()
                            .attributeName(key)
                            .keyType(KeyType.HASH)
                            .build()));
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the local DynamoDB does not stop", e);
        }
        requests.shutdown();
    }

    /** DynamoDB Local takes access keys of letters and digits only, and {@link LocalAws#ACCESS_KEY} has more in it. */
    private static final class PlainAccessKeys extends Handler.Wrapper {

        PlainAccessKeys(Handler server) {
            super(server);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            HttpField signature = request.getHeaders().getField(HttpHeader.AUTHORIZATION);
            if (signature == null) {
                return super.handle(request, response, callback);
            }
            HttpFields headers = HttpFields.build(request.getHeaders())
                    .put(HttpHeader.AUTHORIZATION, signature.getValue().replace(LocalAws.ACCESS_KEY, "local"))
                    .asImmutable();
            return super.handle(
                    new Request.Wrapper(request) {
                        @Override
                        public HttpFields getHeaders() {
                            return headers;
                        }
                    },
                    response,
                    callback);
        }
    }

    /** What time it is by {@link #moveClock}. */
    private static final class MovedClock extends Handler.Wrapper {

        private volatile Duration ahead = Duration.ZERO;

        MovedClock(Handler server) {
            super(server);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC).plus(ahead);
            response.getHeaders().put(HttpHeader.DATE, DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
            return super.handle(request, response, callback);
        }
    }
}
