package org.thumbnailroute.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.event.Audience;
import org.thumbnailroute.outcome.Rejections.Rejection;
import org.thumbnailroute.route.ShippedSettings;

class WhoHearsOfFailuresTest {

    @ParameterizedTest(name = "announce-failures = {0}, audience {1}: {2}")
    @CsvSource({
        "programs, ALL, programs",
        "programs, PROGRAMS, programs",
        "programs, NONE, nobody",
        "everyone, ALL, everyone",
        "everyone, PROGRAMS, programs",
        "everyone, NONE, nobody",
        "no, ALL, nobody",
        "no, PROGRAMS, nobody",
        "no, NONE, nobody"
    })
    void isDecidedByTheSettingAndTheUpload(String setting, Audience audience, String whom) {
        var announcements =
                new FailureAnnouncements(ShippedSettings.with(Map.of("thumbnail.announce-failures", setting)));
        Rejection rejection = new Rejection("bad-event", "not JSON", Optional.empty(), audience, "{");

        if (whom.equals("nobody")) {
            assertFalse(announcements.isWanted(rejection));
            return;
        }
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        announcements.write(exchange, rejection);
        assertEquals(
                whom.equals("programs") ? "programs" : "none",
                exchange.getMessage().getHeader("audience", "none", String.class));
    }
}
