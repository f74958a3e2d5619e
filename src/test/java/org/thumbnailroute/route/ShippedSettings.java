package org.thumbnailroute.route;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.thumbnailroute.settings.SettingSource;
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
        return of(properties);
    }

    /** The settings of such a file; no environment variables. */
    public static Settings of(Properties properties) {
        return of(properties, Map.of());
    }

    /** The settings of such a file, and of environment variables that override it. */
    public static Settings of(Properties properties, Map<String, String> variables) {
        return Settings.read(new SettingSource() {
            @Override
            public Optional<String> apply(String name) {
                return Optional.ofNullable(variables.get(ProductionFiles.variable(name)))
                        .or(() -> Optional.ofNullable(properties.getProperty(name)));
            }

            @Override
            public Set<String> names(String prefix) {
                return properties.stringPropertyNames().stream()
                        .filter(name -> name.startsWith(prefix))
                        .collect(Collectors.toSet());
            }

            @Override
            public Set<String> variables() {
                return variables.keySet();
            }
        });
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
