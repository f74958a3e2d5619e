package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.v1.integrationspec.template.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thumbnailroute.image.JibImage;

/** What one manifest calls something, the others and the route call it too. */
class NamesTest {

    private static final String NAME = "thumbnail-route";
    private static final Map<String, String> APP = Map.of("app.kubernetes.io/name", NAME);

    private final ConfigMap settings = Manifest.of("settings.yaml").as(ConfigMap.class);
    private final ServiceAccount account = Manifest.of("service-account.yaml").as(ServiceAccount.class);
    private final Deployment deployment =
            Manifest.of("deployment/deployment.yaml").as(Deployment.class);
    private final PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    private final Integration integration =
            Manifest.of("camel-k/integration.yaml").as(Integration.class);
    private final Spec template = integration.spec().getTemplate().getSpec();

    @Test
    void everythingHasTheSameName() {
        assertEquals(
                Set.of(NAME),
                Stream.of(
                                integration.metadata().getName(),
                                ScaledObject.shipped().metadata().getName(),
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

    /** Whoever scales owns them; a manifest that had them would undo it at each apply. */
    @Test
    void nobodySaysHowManyPodsThereAre() {
        assertNull(deployment.getSpec().getReplicas());
        assertNull(integration.spec().getReplicas());
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

    @Test
    void theFlowsAreTheFilesOfRoutes(@TempDir Path directory) throws Exception {
        List<JsonNode> flows = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : files.sorted().toList()) {
                Yaml.documents(Files.readString(file)).get(0).forEach(flows::add);
            }
        }

        JsonNode assembled = Checkout.in(directory).integration().tree();

        assertEquals(flows, elements(assembled));
    }

    private static List<JsonNode> elements(JsonNode assembled) {
        List<JsonNode> elements = new ArrayList<>();
        assembled.at("/spec/flows").forEach(elements::add);
        return elements;
    }
}
