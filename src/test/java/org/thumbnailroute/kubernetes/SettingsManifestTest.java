package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.camel.v1.integrationspec.Traits;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.settings.Settings;

/** The settings of the pods are settings, and name what there is. */
class SettingsManifestTest {

    private static final String NAME = "thumbnail-route";

    private final ConfigMap settings = Manifest.of("settings.yaml").as(ConfigMap.class);
    private final ServiceAccount account = Manifest.of("service-account.yaml").as(ServiceAccount.class);
    private final Integration integration =
            Manifest.of("camel-k/integration.yaml").as(Integration.class);
    private final Traits traits = integration.spec().getTraits();
    private final Properties shipped = ShippedSettings.properties();

    @Test
    void theSettingsExistAndMakeSense() throws Exception {
        Properties mounted = userProperties();
        Map<String, String> changes = new HashMap<>();
        mounted.stringPropertyNames().forEach(name -> changes.put(name, mounted.getProperty(name)));
        Set<String> unknown = new TreeSet<>(changes.keySet());
        unknown.removeAll(shipped.stringPropertyNames());

        Settings read = ShippedSettings.with(changes);

        assertEquals(Set.of(), unknown);
        assertTrue(read.announcedStore().startsWith("dynamodb:"), "pods share it");
        assertTrue(!"auto".equals(changes.get("thumbnail.concurrency")), "a pod sees all cores of its node");
    }

    /** What is not edited fits a stack that is made with default parameters. */
    @Test
    void theNamesAreThoseOfTheCloudFormationTemplate() throws Exception {
        Properties mounted = userProperties();
        Template template = Template.route();

        Map<String, String> named = Map.of(
                "QueueName", mounted.getProperty("thumbnail.queue"),
                "DeadLetterQueueName", mounted.getProperty("thumbnail.dead-letter-queue"),
                "SourceBucketName", mounted.getProperty("thumbnail.source-bucket"),
                "TargetBucketName", mounted.getProperty("thumbnail.target-bucket"),
                "TopicName", mounted.getProperty("thumbnail.topic").replaceFirst(".*:", ""),
                "TableName", mounted.getProperty("thumbnail.announced-store").replaceFirst("dynamodb:", ""),
                "ServiceAccount", account.getMetadata().getName());

        assertEquals(
                named, named.keySet().stream().collect(Collectors.toMap(name -> name, name -> template.parameter(name)
                        .path("Default")
                        .asText())));
    }

    /** The operator watches only ConfigMaps with this label. */
    @Test
    void anEditOfTheSettingsIsSeenByTheOperator() {
        assertTrue(traits.getMount().getHotReload());
        assertEquals(NAME, settings.getMetadata().getLabels().get("camel.apache.org/integration"));
    }

    private Properties userProperties() throws IOException {
        Properties mounted = new Properties();
        mounted.load(new StringReader(settings.getData().get("user.properties")));
        return mounted;
    }
}
