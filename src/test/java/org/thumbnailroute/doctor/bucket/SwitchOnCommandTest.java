package org.thumbnailroute.doctor.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.docs.Document;

/** Doctor, the stack and the page say the same. */
class SwitchOnCommandTest {

    @Test
    void theStackPrintsDoctorsCommandForEachBucket() {
        assertEquals(
                "for bucket in our-photos our-scans; do " + EventCommands.switchOn("$bucket") + "; done",
                printed("our-photos,our-scans"));
    }

    @Test
    void thePageShowsWhatTheStackPrints() {
        assertTrue(Document.page("adopt.md").text().contains("\n" + printed("our-photos") + "\n"));
    }

    private static String printed(String buckets) {
        return Template.route()
                .deployed(Map.of("ExistingSourceBuckets", buckets))
                .output("SwitchOnEventBridge");
    }
}
