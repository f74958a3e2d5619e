package org.thumbnailroute.announcement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.event.ObjectLocation;
import org.thumbnailroute.failure.Reason;

/** What people read of a failure, if {@code thumbnail.announce-failures} is {@code everyone}. */
class FailureAnnouncementTest {

    private static final int LONGEST_SMS = 1_600;

    @Test
    void namesTheKeyAsTheUploaderKnowsIt() throws Exception {
        assertEquals(
                "No thumbnail of two  blanks .jpg was announced: unsupported: PDF."
                        + " What to do: convert it, and upload it again.",
                text("email", "two  blanks .jpg", "unsupported: PDF"));
    }

    /** If the event names a bucket only, or no key that S3 has. */
    @Test
    void doesNotSpeakOfAKeyThatNobodyKnows() throws Exception {
        for (String key : new String[] {"", "k".repeat(1_025)}) {
            assertEquals(
                    "An event of an upload could not be used: detail.object.key is missing."
                            + " What to do: convert it, and upload it again.",
                    text("email", key, "detail.object.key is missing"));
        }
    }

    /** SNS sends nothing of a longer one. */
    @Test
    void fitsInAnSms() throws Exception {
        String key = "\u0001".repeat(1_024);

        assertTrue(text("sms", key, "e".repeat(500)).length() <= LONGEST_SMS);
        assertTrue(text("email", key, "e".repeat(500)).length() > LONGEST_SMS);
    }

    private static String text(String protocol, String key, String error) throws Exception {
        JsonNode message = new ObjectMapper()
                .readTree(new FailureAnnouncement(
                                Reason.UNSUPPORTED_FORMAT,
                                error,
                                Optional.of(new ObjectLocation("b", key)),
                                "id",
                                Audience.ALL)
                        .message());
        return message.path(protocol).asText();
    }
}
