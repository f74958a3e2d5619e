package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Originals in a bucket that makes whoever reads from it pay. */
class RequesterPaysTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of("thumbnail.requester-pays", "true");
    }

    @BeforeEach
    void makeRequesterPay() {
        aws.s3Faults().makeRequesterPay(stack.sourceBucket());
    }

    @AfterEach
    void heal() {
        aws.s3Faults().heal(Operation.GET_OBJECT, stack.sourceBucket());
        aws.s3Faults().heal(Operation.HEAD_OBJECT, stack.sourceBucket());
    }

    /** The second time the original is looked at before its thumbnail is replaced. */
    @Test
    void readsAndLooksAtOriginals() {
        upload("paid.jpg", QuadrantPicture.jpeg(600, 400, 1));
        announcement("paid.jpg");

        upload("paid.jpg", QuadrantPicture.jpeg(300, 200, 1));

        await().until(() -> announcements("paid.jpg").size() == 2);
    }
}
