package org.thumbnailroute.reload;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.component.properties.PropertiesLocation;

/**
 * A file of settings as it was read at one moment.
 *
 * @param name its path, as it was given to Camel
 * @param text empty if an optional file is not there
 */
record SettingFile(String name, String text) {

    /**
     * Reads it.
     *
     * @throws IOException if it cannot be read, or is not there but has to be
     */
    static SettingFile read(PropertiesLocation location, Charset charset) throws IOException {
        Path path = Path.of(location.getPath());
        if (location.isOptional() && Files.notExists(path)) {
            return new SettingFile(location.getPath(), "");
        }
        try {
            return new SettingFile(location.getPath(), new String(Files.readAllBytes(path), charset));
        } catch (IOException e) {
            // Java names the file in some of these messages, and in others nothing else
            throw new IOException("%s cannot be read: %s".formatted(path, e), e);
        }
    }

    /**
     * Its settings.
     *
     * @throws IllegalArgumentException if it is no properties file
     */
    Properties properties() {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            int line = new PropertyLines(text).malformed().orElse(1);
            throw new IllegalArgumentException("%s:%d: %s".formatted(name, line, e.getMessage()), e);
        }
        return properties;
    }
}
