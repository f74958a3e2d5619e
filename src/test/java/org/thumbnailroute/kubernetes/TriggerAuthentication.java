package org.thumbnailroute.kubernetes;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Set;

/** KEDA's TriggerAuthentication, version 2.20, with the identities of AWS alone. */
public record TriggerAuthentication(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

    /** Whose role asks: that of roleArn, or that of identityOwner, which is keda or workload. */
    public record Spec(Map<String, String> podIdentity) {

        private static final Set<String> FIELDS = Set.of("provider", "roleArn", "externalID", "identityOwner");

        public Spec {
            if (!FIELDS.containsAll(podIdentity.keySet()) || !"aws".equals(podIdentity.get("provider"))) {
                throw new IllegalArgumentException("podIdentity: " + podIdentity);
            }
            if (podIdentity.containsKey("roleArn") && podIdentity.containsKey("identityOwner")) {
                throw new IllegalArgumentException("roleArn and identityOwner exclude each other");
            }
        }
    }
}
