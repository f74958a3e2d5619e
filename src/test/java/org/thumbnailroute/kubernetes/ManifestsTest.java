package org.thumbnailroute.kubernetes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every manifest is read as strictly as a cluster reads it, and more strictly than {@code kubectl apply} by default. */
class ManifestsTest {

    static List<Manifest> manifests() {
        return Manifest.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void holdsOnlyWhatItsKindHas(Manifest manifest) {
        assertDoesNotThrow(manifest::read);
    }

    /** The rights come from the service account. A Secret would be refused above: there is no model of one. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("manifests")
    void holdsNoCredentials(Manifest manifest) {
        String text = manifest.tree().toString().toLowerCase(Locale.ROOT);

        assertTrue(!text.contains("password") && !text.contains("secret") && !text.contains("access_key"), text);
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            deployment/deployment.yaml | containerPort: 9876              | containerport: 9876
            deployment/deployment.yaml | containerPort: 9876              | containerPort: "9876"
            deployment/deployment.yaml | containerPort: 9876              | containerPort: [9876]
            deployment/deployment.yaml | runAsNonRoot: true               | runAsNonroot: true
            deployment/deployment.yaml | runAsNonRoot: true               | runAsNonRoot: "true"
            deployment/deployment.yaml | runAsNonRoot: true               | runAsNonRoot: yes
            deployment/deployment.yaml | kind: Deployment                 | kind: Deploiment
            camel-k/integration.yaml   | runtimeProvider: plain-quarkus   | runtimeprovider: plain-quarkus
            camel-k/integration.yaml   | runtimeProvider: plain-quarkus   | runtimeProvider: 2
            camel-k/integration.yaml   | serviceAccountName:              | serviceAccount:
            camel-k/integration.yaml   | livenessPort: 9876               | livenessPort: "9876"
            camel-k/integration.yaml   | livenessPort: 9876               | livenesPort: 9876
            camel-k/integration.yaml   | emptyDirs:                       | emptyDir:
            camel-k/integration.yaml   | readOnlyRootFilesystem: true     | readOnlyRootFileSystem: true
            camel-k/integration.yaml   | terminationGracePeriodSeconds:   | terminationGracePeriod:
            camel-k/integration.yaml   | spec:                            | specs:
            deployment/network-policy.yaml | podSelector:               | podSelectors:
            deployment/network-policy.yaml | cidr: 169.254.170.23/32    | cdir: 169.254.170.23/32
            deployment/network-policy.yaml | policyTypes:               | policyType:
            settings.yaml              | AWS_REGION: eu-central-1         | AWS_REGION: 1
            """)
    void refusesWhatAClusterWouldRefuseOrDrop(String file, String right, String wrong) throws IOException {
        String text = Files.readString(Manifest.DIRECTORY.resolve(file));
        assertTrue(text.contains(right), () -> file + " lacks " + right);

        assertThrows(ManifestException.class, () -> read(text.replaceFirst(right, wrong)));
    }

    @Test
    void refusesAKeyThatStandsTwice() throws IOException {
        String text = Files.readString(Path.of("src/main/kubernetes/settings.yaml"));

        assertThrows(ManifestException.class, () -> read(text + "\nkind: ConfigMap\n"));
    }

    private static void read(String text) {
        Manifest.parse("an edited text", text).forEach(Manifest::read);
    }
}
