package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may take which role. */
class TrustTest {

    private static final String POD_TAG = "aws:RequestTag/kubernetes-";

    @Test
    void podIdentityGivesTheWorkersRoleToOneServiceAccountOfOneCluster() {
        Map<String, String> parameters =
                Map.of("ClusterName", "blue", "Namespace", "pictures", "ServiceAccount", "thumbnails");
        JsonNode trust = trust("WorkerRole", parameters);

        assertEquals("pods.eks.amazonaws.com", trust.at("/Principal/Service").asText());
        assertEquals(List.of("sts:AssumeRole", "sts:TagSession"), Policy.texts(trust.path("Action")));
        JsonNode equal = trust.at("/Condition/StringEquals");
        assertEquals("blue", equal.path("aws:RequestTag/eks-cluster-name").asText());
        assertEquals("pictures", equal.path(POD_TAG + "namespace").asText());
        assertEquals("thumbnails", equal.path(POD_TAG + "service-account").asText());
        assertTrue(Template.route().deployed(parameters).has("WorkerIdentity"));
    }

    @Test
    void anOidcProviderGivesTheWorkersRoleToOneServiceAccount() throws JsonProcessingException {
        String provider = "oidc.eks.eu-central-1.amazonaws.com/id/0123456789ABCDEF";
        String text = Template.route()
                .deployed(Map.of("OidcProvider", provider, "Namespace", "pictures"))
                .properties("WorkerRole")
                .path("AssumeRolePolicyDocument")
                .asText();

        JsonNode trust = new ObjectMapper().readTree(text).at("/Statement/0");
        assertEquals("sts:AssumeRoleWithWebIdentity", trust.path("Action").asText());
        assertEquals(
                "arn:AWS::Partition:iam::AWS::AccountId:oidc-provider/" + provider,
                trust.at("/Principal/Federated").asText());
        JsonNode equal = trust.at("/Condition/StringEquals");
        assertEquals("sts.amazonaws.com", equal.path(provider + ":aud").asText());
        assertEquals(
                "system:serviceaccount:pictures:thumbnail-route",
                equal.path(provider + ":sub").asText());
    }

    @Test
    void onlyKedasOperatorTakesTheScalersRole() {
        String operator = "arn:aws:iam::111122223333:role/keda-operator";

        JsonNode trust = trust("ScalerRole", Map.of("KedaOperatorRoleArn", operator));

        assertEquals(operator, trust.at("/Principal/AWS").asText());
        assertEquals(1, trust.path("Principal").size());
    }

    @Test
    void thereAreNoRolesWhereThereIsNoCluster() {
        Deployment stack = Template.route().deployed(Map.of());

        assertFalse(stack.has("WorkerRole"));
        assertFalse(stack.has("WorkerIdentity"));
        assertFalse(stack.has("ScalerRole"));
    }

    /** EventBridge as such could be sent to the queue by any account's rule. */
    @Test
    void onlyTheStacksOwnRuleSendsToTheQueues() {
        for (String policy : List.of("QueuePolicy", "DeadLetterQueuePolicy")) {
            JsonNode statement =
                    Template.route().deployed(Map.of()).properties(policy).at("/PolicyDocument/Statement/0");

            assertEquals(
                    "events.amazonaws.com", statement.at("/Principal/Service").asText());
            assertEquals("sqs:SendMessage", statement.path("Action").asText());
            assertEquals(
                    "UploadRule.Arn",
                    statement.at("/Condition/ArnEquals/aws:SourceArn").asText());
        }
    }

    private static JsonNode trust(String role, Map<String, String> parameters) {
        return Template.route()
                .deployed(parameters)
                .properties(role)
                .at("/AssumeRolePolicyDocument/Statement")
                .required(0);
    }
}
