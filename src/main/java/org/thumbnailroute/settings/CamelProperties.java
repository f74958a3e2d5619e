package org.thumbnailroute.settings;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesComponent;
import org.jspecify.annotations.Nullable;

/**
 * Looks settings up where Camel looks placeholders up: environment, system properties, application.properties. Camel's
 * YAML hands constructor arguments over as one text, which a quote or a comma in a value would break; this does not.
 */
public final class CamelProperties implements CamelContextAware, SettingSource {

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private @Nullable CamelContext context;

    @Override
    public void setCamelContext(@Nullable CamelContext context) {
        this.context = context;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public Optional<String> apply(String name) {
        asked.add(name);
        PropertiesComponent properties = Objects.requireNonNull(context).getPropertiesComponent();
        // a value with {{...}} in it that is no property comes back as if nothing had been set
        return properties.resolveProperty(name).or(() -> asWritten(name, properties));
    }

    /** The names that were looked up so far. */
    Set<String> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public Set<String> names(String prefix) {
        PropertiesComponent properties = Objects.requireNonNull(context).getPropertiesComponent();
        return Stream.of(properties.loadProperties(name -> name.startsWith(prefix)), System.getProperties())
                .flatMap(all -> all.stringPropertyNames().stream())
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> variables() {
        return System.getenv().keySet();
    }

    /** Then whoever reads the setting can say what is wrong with it. */
    private static Optional<String> asWritten(String name, PropertiesComponent properties) {
        return Stream.of(
                        System.getenv(SettingNames.variable(name)),
                        System.getProperty(name),
                        properties.loadProperties(name::equals).getProperty(name))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }
}
