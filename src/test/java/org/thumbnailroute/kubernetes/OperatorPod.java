package org.thumbnailroute.kubernetes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.v1.integrationspec.traits.Health;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The pod that the operator of Camel K 2.10.1 makes of an Integration with an image of its own and the runtime provider
 * plain-quarkus, as far as the application can tell. It follows these of the operator's sources (github.com/apache/camel-k,
 * v2.10.1): {@code pkg/trait/init.go} and {@code pkg/apis/camel/v1/integration_types_support.go} (all flows become one
 * source, by way of JSON, the keys in alphabetical order), {@code pkg/trait/mount.go} (where it is mounted, and
 * {@code application.properties}), {@code pkg/trait/logging.go} (more of that), {@code pkg/util/resource/config.go} (the
 * syntax of {@code mount.resources}), {@code pkg/trait/environment.go}, {@code pkg/trait/container.go} and
 * {@code pkg/apis/camel/v1/common_types_support.go} (variables).
 */
final class OperatorPod {

    private static final Pattern RESOURCE = Pattern.compile("configmap:([\\w.-]+)/([\\w.-]+)@(/[\\w./-]+)/([\\w.-]+)");
    private static final Pattern VARIABLE_OF_CONFIG_MAP = Pattern.compile("configmap:([a-zA-Z0-9-]+)/(.+)");
    private static final ObjectMapper SORTING =
            new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    /** The last six are for logging with Quarkus, and mean nothing here. */
    private static final String APPLICATION_PROPERTIES = """
            camel.main.routes-include-pattern = file:/etc/camel/sources/**
            camel.main.source-location-enabled = true
            camel.k.logging.color = true
            camel.k.logging.json = false
            camel.k.logging.level = INFO
            quarkus.console.color = ${camel.k.logging.color}
            quarkus.log.console.json = ${camel.k.logging.json}
            quarkus.log.level = ${camel.k.logging.level}
            """;

    /** What the operator sets by itself; some of the names begin like those of settings of Camel. */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("CAMEL_K_VERSION", "2.10.1"),
            Map.entry("CAMEL_K_OPERATOR_ID", "camel-k"),
            Map.entry("CAMEL_K_INTEGRATION", "thumbnail-route"),
            Map.entry("CAMEL_K_RUNTIME_VERSION", "3.15.3"),
            Map.entry("CAMEL_K_MOUNT_PATH_CONFIGMAPS", "/etc/camel/conf.d/_configmaps"),
            Map.entry("CAMEL_K_MOUNT_PATH_SECRETS", "/etc/camel/conf.d/_secrets"),
            Map.entry("CAMEL_K_CONF", "/etc/camel/application.properties"),
            Map.entry("CAMEL_K_CONF_D", "/etc/camel/conf.d"),
            Map.entry("NAMESPACE", "default"),
            Map.entry("POD_NAME", "thumbnail-route-0"),
            Map.entry("CAMEL_K_DIGEST", "vrkMp_FjRdXGcqcX0xpqYhLJrsHJBZV2TY3B7xe4Tc0E"),
            Map.entry(
                    "QUARKUS_CONFIG_LOCATIONS", "/etc/camel/application.properties,/etc/camel/conf.d/user.properties"));

    private OperatorPod() {}

    static Pod of(Integration integration, ConfigMap settings) {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(new Mount(
                "/etc/camel/sources",
                Map.of("camel-k-embedded-flow.yaml", source(integration.tree().at("/spec/flows"))),
                false));
        mounts.add(new Mount("/etc/camel", Map.of("application.properties", APPLICATION_PROPERTIES), false));
        for (String resource : integration.spec().getTraits().getMount().getResources()) {
            mounts.add(mount(resource, settings));
        }
        Map<String, String> environment = new HashMap<>(VARIABLES);
        for (String variable : integration.spec().getTraits().getEnvironment().getVars()) {
            String[] parts = variable.split("=", 2);
            environment.put(parts[0], value(parts[1], settings));
        }
        Health health = integration.spec().getTraits().getHealth();
        return new Pod(environment, mounts, health.getReadinessProbe(), health.getLivenessProbe());
    }

    /** Goes through JSON, as the operator does: {@code {0: a}} becomes {@code {"0": a}}. */
    private static String source(JsonNode flows) {
        List<Object> sorted = SORTING.convertValue(flows, new TypeReference<>() {});
        return new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .build())
                .dumpToString(sorted);
    }

    private static Mount mount(String resource, ConfigMap settings) {
        Matcher parts = RESOURCE.matcher(resource);
        if (!parts.matches()) {
            throw new ManifestException("mount.resources: " + resource);
        }
        return new Mount(parts.group(3), Map.of(parts.group(4), data(settings, parts.group(1), parts.group(2))), false);
    }

    private static String value(String text, ConfigMap settings) {
        Matcher reference = VARIABLE_OF_CONFIG_MAP.matcher(text);
        return reference.matches() ? data(settings, reference.group(1), reference.group(2)) : text;
    }

    static String data(ConfigMap settings, String name, String key) {
        if (!name.equals(settings.getMetadata().getName())) {
            throw new ManifestException("there is no ConfigMap " + name);
        }
        return Objects.requireNonNull(settings.getData().get(key), () -> name + " lacks " + key);
    }
}
