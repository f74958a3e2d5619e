package org.thumbnailroute.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FunctionRoleTest {

    private final JsonNode role = Template.lambda().deployed(Map.of()).properties("FunctionRole");

    @Test
    void hasTheWorkersRights() {
        assertEquals(List.of("import thumbnail-route-WorkerPolicyArn"), Policy.texts(role.path("ManagedPolicyArns")));
        assertEquals("WorkerPolicy", Template.route().deployed(Map.of()).output("WorkerPolicyArn"));
    }

    @Test
    void beyondThemOnlyWritesItsLog() {
        assertEquals(1, role.path("Policies").size());
        assertEquals(
                Map.of("LogGroup.Arn", Set.of("logs:CreateLogStream", "logs:PutLogEvents")),
                Policy.allowed(role.at("/Policies/0")));
    }

    @Test
    void isLambdasAlone() {
        assertEquals(
                "lambda.amazonaws.com",
                role.at("/AssumeRolePolicyDocument/Statement/0/Principal/Service")
                        .asText());
    }
}
