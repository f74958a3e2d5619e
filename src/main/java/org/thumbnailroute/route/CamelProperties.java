package org.thumbnailroute.route;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.jspecify.annotations.Nullable;

/**
 * Looks settings up where Camel looks placeholders up: environment, system properties, application.properties. Camel's
 * YAML hands constructor arguments over as one text, which a quote or a comma in a value would break; this does not.
 */
public final class CamelProperties implements CamelContextAware, Function<String, Optional<String>> {

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
        return Objects.requireNonNull(context).getPropertiesComponent().resolveProperty(name);
    }
}
