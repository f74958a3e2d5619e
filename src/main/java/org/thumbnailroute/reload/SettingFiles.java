package org.thumbnailroute.reload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.component.properties.FilePropertiesSource;
import org.apache.camel.component.properties.PropertiesComponent;
import org.apache.camel.spi.LoadablePropertiesSource;
import org.apache.camel.spi.PropertiesSource;

/**
 * All files of settings as they were read at one moment.
 *
 * @param files of two that hold the same setting the first one wins
 */
record SettingFiles(List<SettingFile> files) {

    /**
     * Reads those that Camel has read.
     *
     * @throws IOException if one cannot be read
     */
    static SettingFiles read(PropertiesComponent camels) throws IOException {
        Charset charset = camels.getEncoding() == null ? ISO_8859_1 : Charset.forName(camels.getEncoding());
        List<SettingFile> files = new ArrayList<>();
        for (PropertiesSource source : camels.getPropertiesSources()) {
            if (source instanceof FilePropertiesSource file) {
                files.add(SettingFile.read(file.getLocation(), charset));
            }
        }
        return new SettingFiles(files);
    }

    /** All settings: those of the files as they are here, and those that Camel has from elsewhere. */
    Properties properties(PropertiesComponent camels) {
        Properties all = new Properties();
        if (camels.getInitialProperties() != null) {
            all.putAll(camels.getInitialProperties());
        }
        List<PropertiesSource> sources = camels.getPropertiesSources();
        int file = files.size();
        for (int i = sources.size(); i-- > 0; ) {
            if (sources.get(i) instanceof FilePropertiesSource) {
                file--;
                all.putAll(files.get(file).properties());
            } else if (sources.get(i) instanceof LoadablePropertiesSource other) {
                all.putAll(other.loadProperties());
            }
        }
        return all;
    }

    /**
     * Where a setting is: {@code application.properties:12}. One that a rule lacks is missing where the rule begins.
     *
     * @return empty if it is in none of the files
     */
    Optional<String> place(String setting) {
        String rule = setting.substring(0, setting.lastIndexOf('.') + 1);
        return place(lines -> lines.of(setting))
                .or(() -> rule.startsWith("thumbnail.rule.") ? place(lines -> lines.first(rule)) : Optional.empty());
    }

    private Optional<String> place(Function<PropertyLines, Optional<Integer>> line) {
        return files.stream()
                .flatMap(
                        file -> line
                                .apply(new PropertyLines(file.text()))
                                .map(found -> "%s:%d".formatted(file.name(), found))
                                .stream())
                .findFirst();
    }

    /** Their names, for a mistake in none of them. */
    @Override
    public String toString() {
        return files.stream().map(SettingFile::name).collect(Collectors.joining(", "));
    }
}
