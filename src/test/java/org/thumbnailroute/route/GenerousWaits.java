package org.thumbnailroute.route;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long every test waits for what must happen, unless it says otherwise: on a busy machine a test is slow, and does not
 * fail. JUnit finds this in META-INF/services.
 */
public final class GenerousWaits implements BeforeAllCallback {

    private static final Duration LONGEST = Duration.ofSeconds(90);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
