package org.thumbnailroute.kamelet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.thumbnailroute.pictures.PictureAssert.assertThatPicture;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;
import org.thumbnailroute.pictures.QuadrantPicture;
import org.thumbnailroute.route.SharedAws;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** What headers said of the picture is not said of its thumbnail. */
class KameletHeadersTest extends KameletUse {

    private static final byte[] PICTURE = QuadrantPicture.jpeg(300, 200, 1);

    @Test
    void lengthDigestAndTypeOfThePictureGoWhoeverStatedThem() throws Exception {
        start("png", Map.of("format", "png"));

        Exchange done = template.request("direct:png", exchange -> {
            exchange.getMessage().setBody(PICTURE);
            exchange.getMessage()
                    .setHeaders(new TreeMap<>(Map.of(
                            "content-length", PICTURE.length,
                            "Content-MD5", "of the picture",
                            "CamelMinioContentType", "image/jpeg",
                            "CamelAzureStorageBlobContentMD5", "of the picture",
                            "subject", "kept")));
        });

        assertEquals(
                new TreeMap<>(Map.of(
                        "CamelImageHeight", 43,
                        "CamelImageWidth", 64,
                        "CamelMinioContentType", "image/png",
                        "Content-Type", "image/png",
                        "subject", "kept")),
                new TreeMap<>(done.getMessage().getHeaders()));
    }

    /** Also where the picture before it, in the same exchange, was. */
    @Test
    void onlyAThumbnailOfADamagedPictureIsPartial() throws Exception {
        start("partial", Map.of());

        Exchange cut = send("partial", Arrays.copyOf(PICTURE, PICTURE.length * 7 / 10));
        Exchange whole = template.request("direct:partial", exchange -> {
            exchange.getMessage().setBody(PICTURE);
            exchange.getMessage().setHeader("CamelImagePartial", true);
        });

        assertEquals(true, cut.getMessage().getHeader("CamelImagePartial"));
        assertNull(whole.getMessage().getHeader("CamelImagePartial"));
        assertEquals(64, whole.getMessage().getHeader("CamelImageWidth"));
    }

    /** Camel would announce the original's length to S3, and then has less to send. */
    @Test
    void aPictureFromS3GoesBackToS3() throws Exception {
        LocalAws aws = SharedAws.get();
        Stack stack = aws.createStack("kamelet" + System.nanoTime(), 5);
        context.getRegistry().bind("s3", aws.s3());
        aws.s3()
                .putObject(
                        put -> put.bucket(stack.sourceBucket()).key("a.jpg").contentType("image/jpeg"),
                        RequestBody.fromBytes(PICTURE));
        load("s3", """
                - route:
                    from:
                      uri: direct:s3
                      steps:
                        - setHeader: {name: CamelAwsS3Key, constant: a.jpg}
                        - to: {uri: "aws2-s3:%s", parameters: {amazonS3Client: "#s3", operation: getObject}}
                        - to: {uri: "kamelet:image-thumbnail-action", parameters: {format: png}}
                        - to: {uri: "aws2-s3:%s", parameters: {amazonS3Client: "#s3"}}
                """.formatted(stack.sourceBucket(), stack.targetBucket()));

        Exchange done = send("s3", "");

        assertNull(done.getException());
        ResponseBytes<GetObjectResponse> stored = aws.s3()
                .getObjectAsBytes(get -> get.bucket(stack.targetBucket()).key("a.jpg"));
        assertEquals("image/png", stored.response().contentType());
        assertThatPicture(stored.asByteArray()).hasFormat("png").hasSize(64, 43);
    }
}
