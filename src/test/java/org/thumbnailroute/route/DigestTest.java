package org.thumbnailroute.route;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.digest.Announcements;
import org.thumbnailroute.local.Published;
import org.thumbnailroute.pictures.QuadrantPicture;

/** Digests by time: the first announcement waits for the interval, and whatever SNS does, none is lost. */
class DigestTest extends RouteTest {

    private static final List<String> SIZE = List.of("64x64");

    private final DigestQueue digests = DigestQueue.create(aws, stack, false);

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(digests.settings("1s"));
        // a message comes again after this and the interval
        settings.put("thumbnail.visibility-timeout-seconds", "2");
        return settings;
    }

    @Test
    void anUploadOfAQuietDayIsAMailAfterTheInterval() {
        upload("quiet.jpg", QuadrantPicture.jpeg(300, 200, 1));

        Published mail = mailAbout("quiet.jpg");
        assertEquals("1 thumbnail", mail.subject());
        assertEquals("1 thumbnail", mail.textFor("sms"));
        await().until(() -> digests.messages() == 0);
    }

    @Test
    void nothingIsDeletedBeforeSnsHasAcceptedTheMail() {
        int before = digests.mails().size();
        aws.topics().failAll(digests.topicArn(), 503, "ServiceUnavailable");
        try (LogCapture log = LogCapture.open()) {
            digests.send(List.of(Announcements.ready("in", "a.jpg", SIZE), Announcements.ready("in", "b.jpg", SIZE)));
            await().until(() ->
                    log.lines().stream().anyMatch(line -> line.message().startsWith("digest not sent: ")));
        }
        assertEquals(2, digests.messages());
        assertEquals(before, digests.mails().size());

        aws.topics().heal(digests.topicArn());
        mailAbout("a.jpg");
        mailAbout("b.jpg");
        await().until(() -> digests.messages() == 0);
    }

    @Test
    void aForeignMessageStaysInItsQueueAndStopsNoOther() {
        try (LogCapture log = LogCapture.open()) {
            digests.send(List.of("hello", Announcements.ready("in", "beside.jpg", SIZE)));
            mailAbout("beside.jpg");

            await().until(() -> digests.messages() == 1);
            assertTrue(
                    log.lines().stream()
                            .anyMatch(line -> Level.WARN.equals(line.level())
                                    && line.message()
                                            .contains("in the digest queue is no announcement: it is no JSON")),
                    () -> log.lines().toString());
        } finally {
            digests.purge();
        }
    }

    private Published mailAbout(String key) {
        return await().until(
                        () -> digests.mails().stream()
                                .filter(mail -> mail.textFor("email").contains("\n" + key + "\n"))
                                .toList(),
                        mails -> !mails.isEmpty())
                .get(0);
    }
}
