package org.thumbnailroute.cloudformation;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;

/** The repository's {@code application.properties}. */
final class ShippedProperties {

    private ShippedProperties() {}

    static Set<String> names() {
        return read().stringPropertyNames();
    }

    static String get(String name) {
        return read().getProperty(name, "no setting " + name);
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
