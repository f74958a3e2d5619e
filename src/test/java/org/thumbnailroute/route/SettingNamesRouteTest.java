package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.settings.CamelProperties;
import org.thumbnailroute.settings.SettingNames;

/** What Camel knows of the properties reaches the check. */
class SettingNamesRouteTest {

    @Test
    void warnsOfASettingThatNobodyReads() {
        try (LogCapture log = LogCapture.open();
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setLocation("file:application.properties");
            context.getPropertiesComponent().addInitialProperty("thumbnail.sizes", "64x64");
            CamelProperties properties = new CamelProperties();
            properties.setCamelContext(context);

            SettingNames.read(properties);

            assertEquals(
                    "[thumbnail.sizes is no setting and has no effect; did you mean thumbnail.size?]",
                    log.lines().stream()
                            .map(LogCapture.Line::message)
                            .filter(line -> line.contains("no setting"))
                            .toList()
                            .toString());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
