package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.v1.integrationspec.Traits;
import org.apache.camel.v1.integrationspec.template.Spec;
import org.apache.camel.v1.integrationspec.traits.Health;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.route.Settings;
import org.thumbnailroute.route.ShippedSettings;
import org.thumbnailroute.training.JibImage;

/** The manifests fit each other and the route, and both platforms run the same. */
class PlatformsTest {

    private static final String NAME = "thumbnail-route";
    private static final Map<String, String> APP = Map.of("app.kubernetes.io/name", NAME);
    private static final String HEALTH = "/observe/health/";

    private final ConfigMap settings = Manifest.of("settings.yaml").as(ConfigMap.class);
    private final ServiceAccount account = Manifest.of("service-account.yaml").as(ServiceAccount.class);
    private final Deployment deployment =
            Manifest.of("deployment/deployment.yaml").as(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Container container = pod.getContainers().get(0);
    private final Integration integration =
            Manifest.of("camel-k/integration.yaml").as(Integration.class);
    private final Traits traits = integration.spec().getTraits();
    private final Spec template = integration.spec().getTemplate().getSpec();
    private final Properties shipped = ShippedSettings.properties();

    @Test
    void everythingHasTheSameName() {
        assertEquals(
                Set.of(NAME),
                Stream.of(
                                integration.metadata().getName(),
                                settings.getMetadata().getName(),
                                account.getMetadata().getName(),
                                deployment.getMetadata().getName(),
                                pod.getServiceAccountName(),
                                integration.spec().getServiceAccountName())
                        .collect(Collectors.toSet()));
    }

    @Test
    void theSelectorsFindThePods() {
        PodDisruptionBudget budget =
                Manifest.of("deployment/disruption-budget.yaml").as(PodDisruptionBudget.class);

        assertEquals(APP, deployment.getSpec().getTemplate().getMetadata().getLabels());
        assertEquals(APP, deployment.getSpec().getSelector().getMatchLabels());
        assertEquals(APP, budget.getSpec().getSelector().getMatchLabels());
        assertEquals(
                APP,
                pod.getTopologySpreadConstraints().get(0).getLabelSelector().getMatchLabels());
        assertEquals(
                Map.of("camel.apache.org/integration", NAME),
                template.getTopologySpreadConstraints()
                        .get(0)
                        .getLabelSelector()
                        .getMatchLabels());
    }

    /** The operator watches only ConfigMaps with this label. */
    @Test
    void anEditOfTheSettingsIsSeenByTheOperator() {
        assertTrue(traits.getMount().getHotReload());
        assertEquals(NAME, settings.getMetadata().getLabels().get("camel.apache.org/integration"));
    }

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

        assertEquals(
                Map.of(
                        "QueueName", mounted.getProperty("thumbnail.queue"),
                        "DeadLetterQueueName", mounted.getProperty("thumbnail.dead-letter-queue"),
                        "SourceBucketName", mounted.getProperty("thumbnail.source-bucket"),
                        "TargetBucketName", mounted.getProperty("thumbnail.target-bucket"),
                        "TopicName", mounted.getProperty("thumbnail.topic").replaceFirst(".*:", ""),
                        "TableName",
                                mounted.getProperty("thumbnail.announced-store").replaceFirst("dynamodb:", ""),
                        "ServiceAccount", account.getMetadata().getName()),
                Stream.of(
                                "QueueName",
                                "DeadLetterQueueName",
                                "SourceBucketName",
                                "TargetBucketName",
                                "TopicName",
                                "TableName",
                                "ServiceAccount")
                        .collect(Collectors.toMap(
                                name -> name,
                                name -> template.parameter(name).path("Default").asText())));
    }

    private Properties userProperties() throws IOException {
        Properties mounted = new Properties();
        mounted.load(new StringReader(settings.getData().get("user.properties")));
        return mounted;
    }

    @Test
    void aStopLastsLongerThanWhatItWaitsFor() {
        long grace = pod.getTerminationGracePeriodSeconds();
        long shutdown = number("camel.main.shutdown-timeout");

        assertEquals(grace, template.getTerminationGracePeriodSeconds());
        assertTrue(grace > shutdown, "the pod is killed in mid-picture");
        assertTrue(shutdown > number("thumbnail.poll-wait-seconds"), "a poll counts as running");
    }

    @Test
    void bothProbeTheHealthEndpointInTheSameWay() {
        Health health = traits.getHealth();
        int port = (int) number("camel.management.port");
        JsonNode tree = integration.tree().at("/spec/traits/health");

        assertAll(
                () -> assertEquals(port, container.getPorts().get(0).getContainerPort()),
                () -> assertEquals("health", container.getPorts().get(0).getName()),
                () -> assertEquals(
                        List.of(port, port, port),
                        Stream.of("startupPort", "livenessPort", "readinessPort")
                                .map(name -> tree.get(name).asInt())
                                .toList()),
                () -> assertProbes(
                        "live",
                        container.getStartupProbe(),
                        List.of(
                                health.getStartupProbe(),
                                health.getStartupPeriod(),
                                health.getStartupTimeout(),
                                health.getStartupFailureThreshold())),
                () -> assertProbes(
                        "live",
                        container.getLivenessProbe(),
                        List.of(
                                health.getLivenessProbe(),
                                health.getLivenessPeriod(),
                                health.getLivenessTimeout(),
                                health.getLivenessFailureThreshold())),
                () -> assertProbes(
                        "ready",
                        container.getReadinessProbe(),
                        List.of(
                                health.getReadinessProbe(),
                                health.getReadinessPeriod(),
                                health.getReadinessTimeout(),
                                health.getReadinessFailureThreshold())),
                () -> assertTrue(health.getEnabled()
                        && health.getStartupProbeEnabled()
                        && health.getLivenessProbeEnabled()
                        && health.getReadinessProbeEnabled()));
    }

    private static void assertProbes(String check, Probe probe, List<Object> trait) {
        HTTPGetAction get = probe.getHttpGet();
        assertEquals("health", get.getPort().getStrVal());
        assertEquals(HEALTH + check, get.getPath());
        assertEquals(
                List.of(
                        get.getPath(),
                        probe.getPeriodSeconds(),
                        probe.getTimeoutSeconds(),
                        probe.getFailureThreshold()),
                trait);
    }

    @Test
    void bothRunTheSameImageWithTheSameResources() {
        Map<String, Quantity> requests = container.getResources().getRequests();
        var trait = traits.getContainer();

        assertEquals(container.getImage(), trait.getImage());
        assertEquals(requests.get("cpu"), new Quantity(trait.getRequestCPU()));
        assertEquals(requests.get("memory"), new Quantity(trait.getRequestMemory()));
        assertEquals(container.getResources().getLimits().get("memory"), new Quantity(trait.getLimitMemory()));
        assertEquals(
                requests.get("memory"), container.getResources().getLimits().get("memory"));
    }

    @Test
    void bothMayDoAsLittleAsPossible() {
        var operators = template.getContainers().get(0).getSecurityContext();
        var trait = traits.getContainer();

        assertAll(
                () -> assertEquals(
                        List.of("ALL"),
                        container.getSecurityContext().getCapabilities().getDrop()),
                () -> assertEquals(List.of("ALL"), trait.getCapabilitiesDrop()),
                () -> assertTrue(container.getSecurityContext().getReadOnlyRootFilesystem()),
                () -> assertEquals(
                        "integration", template.getContainers().get(0).getName()),
                () -> assertTrue(operators.getReadOnlyRootFilesystem()),
                () -> assertTrue(!container.getSecurityContext().getAllowPrivilegeEscalation()),
                () -> assertTrue(!trait.getAllowPrivilegeEscalation()),
                () -> assertTrue(pod.getSecurityContext().getRunAsNonRoot()),
                () -> assertTrue(trait.getRunAsNonRoot()),
                () -> assertEquals(pod.getSecurityContext().getRunAsUser(), trait.getRunAsUser()),
                () -> assertEquals(
                        pod.getSecurityContext().getRunAsGroup(),
                        template.getSecurityContext().getRunAsGroup()),
                () -> assertTrue(!pod.getAutomountServiceAccountToken()),
                () -> assertTrue(!account.getAutomountServiceAccountToken()),
                () -> assertTrue(!template.getAutomountServiceAccountToken()));
    }

    /** Where the image has its own routes. */
    @Test
    void editedRoutesTakeThePlaceOfTheImages() {
        PodSpec patch = Manifest.of("deployment/patch/edited-routes.yaml")
                .as(Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();

        assertEquals(
                JibImage.ofThePom().workingDirectory() + "/routes",
                patch.getContainers().get(0).getVolumeMounts().get(0).getMountPath());
    }

    /** Whoever scales owns them; a manifest that had them would undo it at each apply. */
    @Test
    void nobodySaysHowManyPodsThereAre() {
        assertNull(deployment.getSpec().getReplicas());
        assertNull(integration.spec().getReplicas());
    }

    @Test
    void theFlowsAreTheFilesOfRoutesWithTheBeansFirst(@TempDir Path directory) throws Exception {
        List<JsonNode> flows = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.sorted().toList()) {
                Yaml.documents(Files.readString(file)).get(0).forEach(flows::add);
            }
        }

        JsonNode assembled = Checkout.in(directory).integration().tree();

        assertTrue(flows.get(0).has("beans"));
        assertEquals(flows, elements(assembled));
    }

    private static List<JsonNode> elements(JsonNode assembled) {
        List<JsonNode> elements = new ArrayList<>();
        assembled.at("/spec/flows").forEach(elements::add);
        return elements;
    }

    private long number(String setting) {
        return Long.parseLong(shipped.getProperty(setting));
    }
}
