package org.thumbnailroute.traces;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.text.Printable;

/**
 * OpenTelemetry as its standard environment variables, {@code OTEL_*}, its system properties, or the lines {@code otel.*} of
 * application.properties set it up.
 */
final class Sdk {

    /** This process sends traces; the exporters of the other two would find nothing. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "otel.exporter.otlp.protocol", "http/protobuf",
            "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none");

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");
    private static final String OUR_NAME = "thumbnail-route";

    private Sdk() {}

    /** @throws InvalidSettingException with OpenTelemetry's own words */
    static OpenTelemetrySdk of(CamelContext context) {
        Map<String, String> properties = new HashMap<>(DEFAULTS);
        Properties file = context.getPropertiesComponent().loadProperties(name -> name.startsWith("otel."));
        file.stringPropertyNames().forEach(name -> properties.put(name, file.getProperty(name)));
        try {
            // without its shutdown hook, which would not wait for the messages in work
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .disableShutdownHook()
                    .addPropertiesSupplier(() -> properties)
                    .addResourceCustomizer((resource, config) -> named(resource))
                    .addSpanExporterCustomizer((exporter, config) -> new ReportedExporter(exporter, endpoint(config)))
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException | IllegalStateException | IllegalArgumentException e) {
            throw new InvalidSettingException(
                    "traces cannot be exported as OTEL_* says: " + Printable.line(innermost(e)));
        }
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : innermost(cause);
    }

    /** OpenTelemetry calls a service without a name unknown_service:java. */
    private static Resource named(Resource resource) {
        String name = resource.getAttribute(SERVICE_NAME);
        boolean isNamed = name != null && !name.startsWith("unknown_service");
        Resource ours = Resource.builder().put("service.version", version()).build();
        Resource all = ours.merge(resource);
        return isNamed
                ? all
                : all.merge(Resource.builder().put(SERVICE_NAME, OUR_NAME).build());
    }

    private static String version() {
        return Optional.ofNullable(Sdk.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    /** As it is set, or OpenTelemetry's default. */
    private static String endpoint(ConfigProperties config) {
        String all = config.getString("otel.exporter.otlp.endpoint", "http://localhost:4318");
        return config.getString("otel.exporter.otlp.traces.endpoint", all);
    }
}
