package org.thumbnailroute.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class CamelPropertiesTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CamelProperties properties = new CamelProperties();

    CamelPropertiesTest() {
        properties.setCamelContext(context);
    }

    @Test
    void readsAPropertyOfAnotherInDoubleBraces() {
        set("thumbnail.size", "64x64");

        assertEquals(Optional.of("64x64/{dir}{file}"), set("thumbnail.key", "{{thumbnail.size}}/{dir}{file}"));
    }

    /** Or it would be called missing, while it stands there. */
    @Test
    void givesAValueAsItIsWrittenIfItsDoubleBracesNameNothing() {
        assertEquals(Optional.of("{{size}}/{dir}{file}"), set("thumbnail.key", "{{size}}/{dir}{file}"));
    }

    @Test
    void whatIsNotSetIsEmpty() {
        assertEquals(Optional.empty(), properties.apply("thumbnail.key"));
    }

    private Optional<String> set(String name, String value) {
        Properties initial = new Properties();
        initial.putAll(context.getPropertiesComponent().loadProperties());
        initial.setProperty(name, value);
        context.getPropertiesComponent().setInitialProperties(initial);
        return properties.apply(name);
    }
}
