package org.thumbnailroute.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.scaling.ScaledObject.Target;

/** The manifests for KEDA say what KEDA reads, and fit each other and the route. */
class KedaManifestsTest {

    private static final String SCALED_OBJECT = "deployment/scaled-object.yaml";
    private static final String AUTHENTICATION = "deployment/trigger-authentication.yaml";

    private final ScaledObject shipped = ScaledObject.shipped();
    private final TriggerAuthentication authentication =
            Manifest.read(Manifest.parse(Manifest.text(AUTHENTICATION)), TriggerAuthentication.class);

    KedaManifestsTest() throws IOException {}

    @Test
    void areOfKeda() {
        assertEquals("keda.sh/v1alpha1 ScaledObject", shipped.apiVersion() + " " + shipped.kind());
        assertEquals(
                "keda.sh/v1alpha1 TriggerAuthentication", authentication.apiVersion() + " " + authentication.kind());
    }

    @Test
    void scaleTheDeploymentByTheQueueThatTheAuthenticationMaySee() {
        assertEquals(
                new Target("apps/v1", "Deployment", "thumbnail-route"),
                shipped.spec().scaleTargetRef());
        assertEquals(1, shipped.spec().triggers().size());
        ScaledObject.Trigger trigger = shipped.spec().triggers().get(0);
        assertEquals("aws-sqs-queue", trigger.type());
        assertEquals("AverageValue", trigger.metricType());
        assertEquals(
                authentication.metadata().name(), trigger.authenticationRef().name());
        assertTrue(shipped.queue().scaleOnInFlight());
    }

    /** Nothing but the target differs, and the name is the same: in one namespace there is one of the two. */
    @Test
    void scaleTheIntegrationInTheSameWay() throws IOException {
        Map<String, Object> kustomization = Manifest.parse(Manifest.text("integration/kustomization.yaml"));
        assertEquals(List.of("../deployment"), kustomization.get("resources"));
        List<?> patches = List.copyOf((List<?>) kustomization.getOrDefault("patches", List.of()));
        assertEquals(1, patches.size());
        Map<String, Object> patch =
                Manifest.parse(String.valueOf(Manifest.map(patches.get(0)).get("patch")));

        ScaledObject patched =
                Manifest.read(Manifest.merge(Manifest.parse(Manifest.text(SCALED_OBJECT)), patch), ScaledObject.class);

        Target integration = new Target("camel.apache.org/v1", "Integration", "thumbnail-route");
        assertEquals(shipped.withTarget(integration), patched);
        assertNotEquals(shipped, patched);
    }

    @Test
    void areAllInTheKustomization() throws IOException {
        Map<String, Object> kustomization = Manifest.parse(Manifest.text("deployment/kustomization.yaml"));

        assertEquals(List.of("trigger-authentication.yaml", "scaled-object.yaml"), kustomization.get("resources"));
    }

    /** SQS's counts settle within a minute; a poll of the route that finds nothing takes up to 20 s. */
    @Test
    void waitWithTheLastWorkerUntilTheQueueIsSurelyEmpty() {
        assertTrue(shipped.spec().cooldownPeriod() >= 60 + 20 + shipped.spec().pollingInterval());
    }

    @Test
    void leaveSomeoneWhenTheyAreDeleted() {
        assertTrue(shipped.spec().advanced().restoreToOriginalReplicaCount());
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            pollingInterval:       | polingInterval:
            cooldownPeriod:        | pollingInterval:
            cooldownPeriod:        | cooldownPeriod: about
            cooldownPeriod:        | cooldownPeriod: 0.
            minReplicaCount:       | minReplicas:
            behavior: current      | behavior: same
            behavior: current      | behaviour: current
            replicas: 2            | replicas: 0
            scaleDown:             | scaledown:
            type: Percent          | type: percent
            stabilizationWindow    | stabilisationWindow
            kind: Deployment       | knd: Deployment
            authenticationRef:     | authentication:
            queueLength: "         | queueLength: 5 #
            queueLength: "         | queueLength: "k
            queueLength:           | queuelength:
            scaleOnInFlight:       | scaleOnInflight:
            scaleOnInFlight: "true | scaleOnInFlight: "yes
            scaleOnInFlight:       | scaleOnInFlight: true #
            awsRegion:             | region:
            awsRegion:             | awsRegion: x
            queueURL: https://     | queueURL: https://x/
            """)
    void aSlipIsNoticed(String right, String wrong) throws IOException {
        String yaml = Manifest.text(SCALED_OBJECT);
        assertTrue(yaml.contains(right), right);

        assertThrows(RuntimeException.class, () -> readAll(yaml.replace(right, wrong)));
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            roleArn:       | roleARN:
            provider: aws  | provider: aws-eks
            podIdentity:   | identity:
            """)
    void aSlipInTheAuthenticationIsNoticed(String right, String wrong) throws IOException {
        String yaml = Manifest.text(AUTHENTICATION);
        assertTrue(yaml.contains(right), right);

        assertThrows(
                RuntimeException.class,
                () -> Manifest.read(Manifest.parse(yaml.replace(right, wrong)), TriggerAuthentication.class));
    }

    private static QueueTrigger readAll(String yaml) {
        return Manifest.read(Manifest.parse(yaml), ScaledObject.class).queue();
    }
}
