package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.route.ChildProcess;
import org.thumbnailroute.route.ShippedSettings;

/** The Prometheus operator finds the workers, reaches them, and gets the rules that are tested. */
class PrometheusManifestsTest {

    private static final String POD_MONITOR = "prometheus/pod-monitor.yaml";
    private static final String POLICY = "prometheus/network-policy.yaml";
    private static final String RULE = "prometheus/rules/prometheus-rule.yaml";
    private static final Path RULES = Path.of("src/main/observability/alerts/thumbnail-route.yaml");
    private static final Path PAGE = Path.of("src/docs/kubernetes.md");

    private final PodMonitor monitor = Manifest.of(POD_MONITOR).as(PodMonitor.class);
    private final NetworkPolicy policy = Manifest.of(POLICY).as(NetworkPolicy.class);
    private final Deployment deployment =
            Manifest.of("deployment/deployment.yaml").as(Deployment.class);
    private final int port = Integer.parseInt(ShippedSettings.properties().getProperty("camel.management.port"));

    @Test
    void thePodsAreScrapedOnTheManagementPort() {
        assertEquals(podLabels(), monitor.spec().selector().getMatchLabels());
        assertEquals(
                List.of(new PodMonitor.Endpoint(
                        "/observe/metrics",
                        "15s",
                        List.of(new PodMonitor.Relabeling(
                                List.of("__meta_kubernetes_pod_ip"), "__address__", "${1}:" + port)))),
                monitor.spec().podMetricsEndpoints());
    }

    /** Policies add up: this one opens what the Deployment's closes. */
    @Test
    void prometheusMayReachThatPortAndNoOther() {
        NetworkPolicyIngressRule rule = policy.getSpec().getIngress().get(0);

        assertEquals(podLabels(), policy.getSpec().getPodSelector().getMatchLabels());
        assertEquals(List.of("Ingress"), policy.getSpec().getPolicyTypes());
        assertEquals(1, policy.getSpec().getIngress().size());
        assertEquals(1, rule.getPorts().size());
        assertEquals(port, rule.getPorts().get(0).getPort().getIntVal());
        assertEquals(
                Set.of("kubernetes.io/metadata.name"),
                rule.getFrom().get(0).getNamespaceSelector().getMatchLabels().keySet());
    }

    /** On the Deployment alone: its operator takes the pods from there, and the selector must not change. */
    @Test
    void theDeploymentHasTheLabelOfCamelMonitor() {
        assertEquals("thumbnail-route", deployment.getMetadata().getLabels().get("camel.apache.org/monitor"));
    }

    /** Both the page and the file say how the rules get into a PrometheusRule, so that there is no second copy of them. */
    @Test
    void theRulesAreAppliedAsTheyAreTested(@TempDir Path directory) throws Exception {
        String command = command("prometheus-rule.yaml;");
        assertTrue(Files.readString(Manifest.DIRECTORY.resolve(RULE)).contains("#   " + command + "\n"), command);

        PrometheusRule rule = applied(command, directory).get(0).as(PrometheusRule.class);
        assertEquals(Yaml.documents(Files.readString(RULES)).get(0), rule.tree().path("spec"));
    }

    /** The pods of Camel K have another label; the command in the docs puts it there. */
    @Test
    void theCommandForCamelKSelectsTheOperatorsPods(@TempDir Path directory) throws Exception {
        List<Manifest> edited = applied(command("src/main/kubernetes/prometheus/*.yaml"), directory);

        assertEquals(2, edited.size());
        edited.forEach(manifest -> assertEquals(
                Map.of("camel.apache.org/integration", "thumbnail-route"),
                manifest.kind().endsWith("PodMonitor")
                        ? manifest.as(PodMonitor.class).spec().selector().getMatchLabels()
                        : manifest.as(NetworkPolicy.class)
                                .getSpec()
                                .getPodSelector()
                                .getMatchLabels()));
    }

    /** A command of the page, a line of its own or a part of one. */
    private static String command(String part) throws IOException {
        return Files.readAllLines(PAGE).stream()
                .flatMap(line -> line.contains("`") ? Arrays.stream(line.split("`")) : Stream.of(line))
                .filter(line -> line.contains(part))
                .findFirst()
                .orElseThrow();
    }

    private static List<Manifest> applied(String command, Path directory) throws Exception {
        Path applied = directory.resolve("applied.yaml");
        String bash = "set -euo pipefail; kubectl() { cat > %s; }; %s".formatted(applied, command);
        try (ChildProcess shell = ChildProcess.start(Path.of(""), Map.of(), List.of("bash", "-c", bash))) {
            assertEquals(0, shell.exitCode(Duration.ofSeconds(30)), shell::output);
        }
        return Manifest.in(applied);
    }

    /** An apply of the directories that everyone applies must not need the operator's CRDs. */
    @Test
    void whatNeedsTheOperatorIsInADirectoryOfItsOwn() {
        assertEquals(
                List.of(),
                Manifest.all().stream()
                        .filter(manifest -> manifest.kind().startsWith("monitoring.coreos.com/"))
                        .filter(manifest -> !manifest.source().contains("/prometheus/"))
                        .toList());
    }

    @ParameterizedTest(name = "{0}: {2} for {1}")
    @CsvSource(delimiter = '|', textBlock = """
            prometheus/pod-monitor.yaml           | podMetricsEndpoints: | podMetricEndpoints:
            prometheus/pod-monitor.yaml           | path: /observe       | paths: /observe
            prometheus/pod-monitor.yaml           | matchLabels:         | matchLabel:
            prometheus/pod-monitor.yaml           | targetLabel:         | targetlabel:
            prometheus/pod-monitor.yaml           | kind: PodMonitor     | kind: PodMonitors
            prometheus/rules/prometheus-rule.yaml | spec:                | specs:
            """)
    void aSlipIsNoticed(String file, String right, String wrong) throws IOException {
        String text = Files.readString(Manifest.DIRECTORY.resolve(file));
        assertTrue(text.contains("\n" + right) || text.contains(" " + right), right);

        assertThrows(ManifestException.class, () -> Manifest.parse("an edited text", text.replace(right, wrong))
                .forEach(Manifest::read));
    }

    private Map<String, String> podLabels() {
        return deployment.getSpec().getTemplate().getMetadata().getLabels();
    }
}
