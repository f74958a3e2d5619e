package org.thumbnailroute.route;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.thumbnailroute.settings.Settings;

/** The settings of the repository's {@code application.properties}, as shipped or with changes. */
public final class ShippedSettings {

    private ShippedSettings() {}

    public static Settings with(String name, String value) {
        return with(Map.of(name, value));
    }

    public static Settings with(Map<String, String> changes) {
        Properties properties = properties();
        properties.putAll(changes);
        return Settings.read(name -> Optional.ofNullable(properties.getProperty(name)));
    }

    public static Properties properties() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("application.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
