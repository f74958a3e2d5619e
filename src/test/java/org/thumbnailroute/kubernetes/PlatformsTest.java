package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.v1.integrationspec.Traits;
import org.apache.camel.v1.integrationspec.template.Spec;
import org.apache.camel.v1.integrationspec.traits.Health;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.ShippedSettings;

/** With the operator and without it the same runs, and stops, in the same way. */
class PlatformsTest {

    private static final String HEALTH = "/observe/health/";

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

    /** While SQS is away none is ready, and nodes are drained all the same. The operator's own budget cannot say so. */
    @Test
    void aDrainDoesNotWaitForPodsThatAreNotReady() {
        PodDisruptionBudget budget =
                Manifest.of("deployment/disruption-budget.yaml").as(PodDisruptionBudget.class);

        assertEquals("AlwaysAllow", budget.getSpec().getUnhealthyPodEvictionPolicy());
    }

    /** The log's last line is the one that says it, see StartFailure. */
    @Test
    void bothShowWhyAWorkerDoesNotStart() {
        assertEquals("FallbackToLogsOnError", container.getTerminationMessagePolicy());
        assertEquals("FallbackToLogsOnError", template.getContainers().get(0).getTerminationMessagePolicy());
    }

    /** The Integration cannot say so: the schema of its template has no such field. */
    @Test
    void noServiceLooksLikeASetting() {
        assertEquals(false, pod.getEnableServiceLinks());
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

    private long number(String setting) {
        return Long.parseLong(shipped.getProperty(setting));
    }
}
