package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.route.ShippedSettings;

/** The pods reach DNS, AWS and whoever hands out their role, and nobody reaches them but the kubelet. */
class NetworkPolicyTest {

    private static final String FILE = "deployment/network-policy.yaml";

    private final NetworkPolicy policy = Manifest.of(FILE).as(NetworkPolicy.class);

    @Test
    void isForThePodsOfTheDeployment() {
        Deployment deployment = Manifest.of("deployment/deployment.yaml").as(Deployment.class);

        assertEquals(
                deployment.getSpec().getTemplate().getMetadata().getLabels(),
                policy.getSpec().getPodSelector().getMatchLabels());
    }

    /** A direction that is not named here would be open. */
    @Test
    void letsNobodyIn() {
        assertEquals(Set.of("Ingress", "Egress"), Set.copyOf(policy.getSpec().getPolicyTypes()));
        assertEquals(List.of(), policy.getSpec().getIngress());
    }

    @Test
    void letsOutWhatIsNeeded() {
        List<String> rules = policy.getSpec().getEgress().stream()
                .map(NetworkPolicyTest::text)
                .toList();

        assertEquals(
                List.of("anywhere UDP 53, TCP 53", "anywhere TCP 443", "169.254.170.23/32 fd00:ec2::23/128 TCP 80"),
                rules);
    }

    /** What is commented out is edited under pressure, and has to be right. */
    @Test
    void theCommentsShowWhatAClusterTakes() throws IOException {
        String text = Files.readString(Manifest.DIRECTORY.resolve(FILE));
        String edited = text.replaceAll("(?m)^( +)# (?=ingress:|  |- to:)", "$1");

        NetworkPolicy open = Manifest.parse("with its comments", edited).get(0).as(NetworkPolicy.class);

        assertEquals(
                Integer.valueOf(ShippedSettings.properties().getProperty("camel.management.port")),
                open.getSpec().getIngress().get(0).getPorts().get(0).getPort().getIntVal());
        assertEquals("10.0.12.34/32 TCP 5432", text(open.getSpec().getEgress().get(3)));
    }

    /** Camel K's pods have another label; the command in the docs puts it there. */
    @Test
    void theCommandForCamelKSelectsTheOperatorsPods() throws IOException {
        String docs = Files.readString(Path.of("src/docs/kubernetes.md"));
        String from = "app.kubernetes.io/name";
        String to = "camel.apache.org/integration";
        assertTrue(
                docs.contains("sed 's|%s|%s|' src/main/kubernetes/%s | kubectl apply -f -".formatted(from, to, FILE)));

        String edited = Files.readString(Manifest.DIRECTORY.resolve(FILE)).replace(from, to);

        assertEquals(
                Map.of(
                        to,
                        Manifest.of("camel-k/integration.yaml")
                                .as(Integration.class)
                                .metadata()
                                .getName()),
                Manifest.parse("for Camel K", edited)
                        .get(0)
                        .as(NetworkPolicy.class)
                        .getSpec()
                        .getPodSelector()
                        .getMatchLabels());
    }

    private static String text(NetworkPolicyEgressRule rule) {
        String to = rule.getTo().isEmpty()
                ? "anywhere"
                : rule.getTo().stream().map(peer -> peer.getIpBlock().getCidr()).collect(Collectors.joining(" "));
        return to + " "
                + rule.getPorts().stream()
                        .map(port -> port.getProtocol() + " " + port.getPort().getIntVal())
                        .collect(Collectors.joining(", "));
    }
}
