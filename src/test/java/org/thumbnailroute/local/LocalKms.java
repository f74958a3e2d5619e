package org.thumbnailroute.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** KMS: a stand-in that keeps keys and their policies, and answers dry runs. It encrypts nothing. */
public final class LocalKms extends JsonService {
    /** What KMS gives a key that is made without a policy: the account's own policies decide. */
    private static final String USUAL_POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
            "Action": "kms:*", "Resource": "*"}]}""".formatted(LocalAws.ACCOUNT);

    private final Map<String, ObjectNode> keys = new ConcurrentHashMap<>();
    private final Map<String, String> policies = new ConcurrentHashMap<>();

    private LocalKms(CallLog calls) {
        super("kms", calls);
    }

    static LocalKms start(CallLog calls) {
        return new LocalKms(calls);
    }

    /** Makes a key that leaves everything to the account's own policies; returns its ARN. */
    public String createKey() {
        return createKey(USUAL_POLICY);
    }

    /** Makes a key with this policy; returns its ARN. */
    public String createKey(String policy) {
        String id = UUID.randomUUID().toString();
        String arn = "arn:aws:kms:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":key/" + id;
        ObjectNode key = Json.object()
                .put("KeyId", id)
                .put("Arn", arn)
                .put("AWSAccountId", LocalAws.ACCOUNT)
                .put("KeyManager", "CUSTOMER")
                .put("KeyState", "Enabled")
                .put("Enabled", true)
                .put("CreationDate", Instant.now().getEpochSecond());
        keys.put(id, key);
        policies.put(id, policy);
        return arn;
    }

    public void disable(String keyArn) {
        keys.computeIfPresent(
                id(keyArn), (id, key) -> key.put("KeyState", "Disabled").put("Enabled", false));
    }

    @Override
    String resource(JsonNode request) {
        return id(request.path("KeyId").asText(Call.NO_RESOURCE));
    }

    private static String id(String keyArn) {
        return keyArn.substring(keyArn.lastIndexOf('/') + 1);
    }

    @Override
    JsonNode answer(String action, JsonNode request) {
        String id = resource(request);
        ObjectNode key = keys.get(id);
        if (key == null) {
            throw new Refusal("NotFoundException", "Key '" + id + "' does not exist");
        }
        return switch (action) {
            case "DescribeKey" -> Json.object().set("KeyMetadata", key);
            case "GetKeyPolicy" -> Json.object().put("Policy", String.valueOf(policies.get(id)));
            case "GenerateDataKey", "Decrypt" -> throw dryRun(key);
            default -> throw new Refusal("UnknownOperationException", "the local KMS does not know " + action);
        };
    }

    private static Refusal dryRun(ObjectNode key) {
        return key.path("Enabled").asBoolean()
                ? new Refusal(
                        "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.")
                : new Refusal("DisabledException", key.path("Arn").asText() + " is disabled.");
    }
}
