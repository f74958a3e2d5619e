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
        String policy = Template.route()
                .deployed(Map.of("AnnouncementEmail", "a@example.com"))
                .properties("AnnouncementSubscription")
                .path("FilterPolicy")
                .toString();
        Machine filter = Machine.builder().build();
        filter.addRule("mailed", policy);

        assertEquals(isMailed, !filter.rulesForJSONEvent(attributes).isEmpty());
        assertTrue(
                Document.page("announcements.md").text().replace(" ", "").contains("`" + policy.replace(" ", "") + "`"),
                policy);
    }
}
