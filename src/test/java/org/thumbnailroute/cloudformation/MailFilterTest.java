package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.docs.Document;
import software.amazon.event.ruler.Machine;

/** Which announcements the stack mails, by the attributes that BackfillEventTest sees; SNS filters as EventBridge does. */
class MailFilterTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {"{} | true", "{\"audience\": [\"programs\"]} | false", "{\"other\": [\"programs\"]} | true"})
    void mailsWhatIsForPeople(String attributes, boolean isMailed) throws Exception {
        String policy = policy("AnnouncementEmail", "AnnouncementSubscription");

        assertEquals(isMailed, lets(policy, attributes));
        assertTrue(
                Document.page("announcements.md").text().replace(" ", "").contains("`" + policy.replace(" ", "") + "`"),
                policy);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"outcome\": [\"announced\"]} | true",
                "{\"outcome\": [\"announced\"], \"audience\": [\"programs\"]} | false",
                "{\"outcome\": [\"parked\"], \"audience\": [\"programs\"]} | true"
            })
    void digestsTellWhatIsForPeopleAndFailures(String attributes, boolean isTold) throws Exception {
        String policy = policy("DigestEmail", "DigestQueueSubscription");

        assertEquals(isTold, lets(policy, attributes));
        assertTrue(
                Document.page("digest.md").text().replace(" ", "").contains("\n" + policy.replace(" ", "") + "\n"),
                policy);
    }

    private static String policy(String parameter, String subscription) {
        return Template.route()
                .deployed(Map.of(parameter, "a@example.com"))
                .properties(subscription)
                .path("FilterPolicy")
                .toString();
    }

    private static boolean lets(String policy, String attributes) throws Exception {
        Machine filter = Machine.builder().build();
        filter.addRule("mailed", policy);
        return !filter.rulesForJSONEvent(attributes).isEmpty();
    }
}
