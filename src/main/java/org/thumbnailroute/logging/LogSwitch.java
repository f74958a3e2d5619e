package org.thumbnailroute.logging;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesComponent;
import org.thumbnailroute.settings.LogFormat;

/**
 * Starts the JSON log if {@code thumbnail.log} asks for it: before the first line, if the environment or
 * application.properties says so in plain words, and otherwise once Camel can resolve the setting. Whether the value makes
 * sense is checked with the other settings.
 */
public final class LogSwitch extends MainListenerSupport {

    /**
     * Makes a listener for Camel's main program, and starts the JSON log if that is wanted already.
     *
     * @param file application.properties
     */
    public LogSwitch(Path file) {
        // in Camel's order
        Optional.ofNullable(System.getProperty(LogFormat.SETTING))
                .or(() -> Optional.ofNullable(System.getenv(LogFormat.VARIABLE)))
                .or(() -> in(file))
                .ifPresent(LogSwitch::apply);
    }

    private static Optional<String> in(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // Camel reads it, too, and says what is wrong
        }
        return Optional.ofNullable(properties.getProperty(LogFormat.SETTING));
    }

    @Override
    public void beforeInitialize(BaseMainSupport camel) {
        PropertiesComponent properties = camel.getCamelContext().getPropertiesComponent();
        properties.resolveProperty(LogFormat.SETTING).ifPresent(LogSwitch::apply);
    }

    private static void apply(String value) {
        if (value.strip().equals(LogFormat.JSON.toString()) && !JsonLog.isOn()) {
            JsonLog.begin();
        }
    }
}
