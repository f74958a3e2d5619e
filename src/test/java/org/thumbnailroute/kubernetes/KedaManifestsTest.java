package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.cloudformation.Policy;
import org.thumbnailroute.docs.Document;
import org.thumbnailroute.kubernetes.ScaledObject.Target;

/** The manifests for KEDA say what KEDA reads, and fit each other and the route. */
class KedaManifestsTest {

    private static final String SCALED_OBJECT = "keda/deployment/scaled-object.yaml";
    private static final String AUTHENTICATION = "keda/deployment/trigger-authentication.yaml";

    private final ScaledObject shipped = ScaledObject.shipped();
    private final TriggerAuthentication authentication =
            Manifest.of(AUTHENTICATION).as(TriggerAuthentication.class);

    @Test
    void areOfKeda() {
        assertEquals("keda.sh/v1alpha1 ScaledObject", shipped.apiVersion() + " " + shipped.kind());
        assertEquals(
                "keda.sh/v1alpha1 TriggerAuthentication", authentication.apiVersion() + " " + authentication.kind());
    }

    @Test
    void areFoundByTheLabelOfTheRoute() {
        Map<String, String> route = Map.of("app.kubernetes.io/name", "thumbnail-route");

        assertEquals(route, shipped.metadata().getLabels());
        assertEquals(route, authentication.metadata().getLabels());
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
                authentication.metadata().getName(), trigger.authenticationRef().name());
        assertTrue(shipped.queue().scaleOnInFlight());
    }

    /** The trigger of the page about digests. */
    @Test
    void canKeepAWorkerUntilADigestIsSent() throws IOException {
        String page = Document.page("digest.md").text();
        int begin = page.indexOf("```yaml\n") + "```yaml\n".length();
        String trigger = page.substring(begin, page.indexOf("```", begin));
        String appended = Files.readString(Manifest.DIRECTORY.resolve(SCALED_OBJECT)) + trigger;

        ScaledObject.Spec spec = Manifest.parse("appended", appended)
                .get(0)
                .as(ScaledObject.class)
                .spec();

        assertEquals(2, spec.triggers().size());
        assertEquals(
                shipped.spec().triggers().get(0).authenticationRef(),
                spec.triggers().get(1).authenticationRef());
        assertTrue(QueueTrigger.of(spec.triggers().get(1).metadata()).scaleOnInFlight());
        assertEquals(
                Policy.ofScaler().get("Queue.Arn"),
                Policy.ofScaler(Map.of("DigestEmail", "a@example.com")).get("DigestQueue.Arn"));
    }

    /** Nothing but the target differs, and the name is the same: in one namespace there is one of the two. */
    @Test
    void scaleTheIntegrationInTheSameWay() {
        Kustomization kustomization =
                Manifest.of("keda/integration/kustomization.yaml").as(Kustomization.class);

        ScaledObject patched = kustomization.patched(Manifest.of(SCALED_OBJECT)).as(ScaledObject.class);

        assertEquals(List.of("../deployment"), kustomization.resources());
        Target integration = new Target("camel.apache.org/v1", "Integration", "thumbnail-route");
        assertEquals(shipped.withTarget(integration), patched);
        assertNotEquals(shipped, patched);
    }

    @Test
    void areAllInTheKustomization() {
        Kustomization kustomization =
                Manifest.of("keda/deployment/kustomization.yaml").as(Kustomization.class);

        assertEquals(List.of("trigger-authentication.yaml", "scaled-object.yaml"), kustomization.resources());
        assertNull(kustomization.patches());
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
            cooldownPeriod:        | #
            maxReplicaCount:       | #
            metricType:            | #
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
        assertRefused(SCALED_OBJECT, right, wrong);
    }

    @ParameterizedTest(name = "{1} for {0}")
    @CsvSource(delimiter = '|', textBlock = """
            roleArn:       | roleARN:
            provider: aws  | provider: aws-eks
            podIdentity:   | identity:
            """)
    void aSlipInTheAuthenticationIsNoticed(String right, String wrong) throws IOException {
        assertRefused(AUTHENTICATION, right, wrong);
    }

    private static void assertRefused(String file, String right, String wrong) throws IOException {
        String text = Files.readString(Manifest.DIRECTORY.resolve(file));
        assertTrue(text.contains(right), right);

        assertThrows(ManifestException.class, () -> Manifest.parse("an edited text", text.replace(right, wrong))
                .forEach(Manifest::read));
    }
}
