package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.Call;
import org.thumbnailroute.local.Gate;
import org.thumbnailroute.local.LocalDynamoDb;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;

class RightsForDynamoDbTest extends RouteTest {

    private static final String TABLE = "rights";
    private static final String ENDPOINT = "aws.endpointUrlDynamoDb";
    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    private final LocalDynamoDb dynamoDb = LocalDynamoDb.start();

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.announced-store",
                "dynamodb:" + TABLE,
                // a sixth of it is when a lease is renewed
                "thumbnail.visibility-timeout-seconds",
                "2");
    }

    /** The SDK's default chain finds it, as it finds the others. */
    @BeforeAll
    void makeTable() {
        dynamoDb.createTable(TABLE);
        System.setProperty(ENDPOINT, dynamoDb.endpoint().toString());
    }

    @AfterAll
    void forgetTable() {
        System.clearProperty(ENDPOINT);
        dynamoDb.close();
    }

    @Test
    void asksForTheDocumentedRightsAndNoOthers() {
        Gate gate = aws.s3Faults().holdNextGet(stack.sourceBucket(), "slow.jpg");
        upload("slow.jpg", PICTURE);
        gate.awaitArrival();
        await().until(() -> hasAsked("UpdateItem"));
        gate.release();
        announcement("slow.jpg");
        // one more than the quick retries make
        aws.s3Faults().failNext(Operation.GET_OBJECT, stack.sourceBucket(), 4, 503);
        upload("later.jpg", PICTURE);
        announcement("later.jpg");
        awaitEmptyQueue();

        Set<String> needed = Rights.needed(DynamoDbCalls.on(TABLE).stream()
                // by this test
                .filter(call -> !call.action().equals("CreateTable"))
                .collect(Collectors.toSet()));
        assertEquals(
                Set.of("dynamodb:DescribeTable", "dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem"),
                needed);
        assertEquals(needed, Rights.documented("the DynamoDB table"));
        assertEquals(needed, Rights.granted("the DynamoDB table"));
    }

    private static boolean hasAsked(String action) {
        return DynamoDbCalls.on(TABLE).contains(new Call("dynamodb", action, TABLE));
    }
}
