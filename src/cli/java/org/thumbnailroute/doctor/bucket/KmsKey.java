package org.thumbnailroute.doctor.bucket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.AwsFailures;
import org.thumbnailroute.doctor.Finding;
import org.thumbnailroute.doctor.policy.AllowStatement;
import org.thumbnailroute.doctor.policy.Request;
import org.thumbnailroute.doctor.policy.ResourcePolicy;
import org.thumbnailroute.doctor.policy.Verdict;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DryRunModifierType;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/**
 * Asks KMS who may use a key, by dry runs, which change nothing and give no key away.
 *
 * @param id as the resource that is encrypted with it names it: an ID, an ARN or an alias
 * @param workerActions what the worker needs on it
 * @param services that need {@code kms:GenerateDataKey} and {@code kms:Decrypt}, each by a request for something else
 */
record KmsKey(KmsClient kms, String region, String id, List<String> workerActions, List<Request> services) {

    private static final List<String> OF_SERVICES = List.of("kms:GenerateDataKey", "kms:Decrypt");

    Finding look() {
        KeyMetadata metadata;
        try {
            metadata = kms.describeKey(describe -> describe.keyId(id)).keyMetadata();
        } catch (NotFoundException e) {
            return Finding.fail("there is no KMS key %s in this region".formatted(id), "encrypt with another key");
        }
        if (metadata.keyState() != KeyState.ENABLED) {
            return Finding.fail(
                    "the KMS key %s is %s".formatted(metadata.arn(), metadata.keyStateAsString()), mend(metadata));
        }
        if (metadata.keyManager() == KeyManagerType.AWS) {
            return Finding.ok("by the KMS key of AWS itself");
        }
        return worker(metadata)
                .or(() -> services(metadata))
                .orElseGet(() -> Finding.ok("by the KMS key " + metadata.arn()));
    }

    private String mend(KeyMetadata metadata) {
        String command = metadata.keyState() == KeyState.PENDING_DELETION ? "cancel-key-deletion" : "enable-key";
        return "aws kms %s --region %s --key-id %s".formatted(command, region, metadata.keyId());
    }

    private Optional<Finding> worker(KeyMetadata metadata) {
        return workerActions.stream()
                .filter(action -> !granted(action, metadata.arn()))
                .findFirst()
                .map(action -> Finding.warn(
                        "%s on %s is refused to these credentials; the worker can still have it by way of the service, if a policy says kms:ViaService"
                                .formatted(action, metadata.arn()),
                        "add to the worker's policy: " + AllowStatement.of(workerActions, metadata.arn())));
    }

    private boolean granted(String action, String arn) {
        try {
            if (action.equals("kms:Decrypt")) {
                kms.decrypt(decrypt -> decrypt.keyId(arn)
                        .ciphertextBlob(SdkBytes.fromByteArray(new byte[1]))
                        .dryRun(true)
                        .dryRunModifiers(DryRunModifierType.IGNORE_CIPHERTEXT));
            } else {
                kms.generateDataKey(generate ->
                        generate.keyId(arn).keySpec(DataKeySpec.AES_256).dryRun(true));
            }
            return true;
        } catch (DryRunOperationException e) {
            return true;
        } catch (KmsException e) {
            if (AwsFailures.isRefusal(e)) {
                return false;
            }
            throw e;
        }
    }

    private Optional<Finding> services(KeyMetadata metadata) {
        if (services.isEmpty()) {
            return Optional.empty();
        }
        ResourcePolicy policy;
        try {
            policy = ResourcePolicy.parse(
                    kms.getKeyPolicy(get -> get.keyId(metadata.arn())).policy());
        } catch (KmsException e) {
            if (!AwsFailures.isRefusal(e)) {
                throw e;
            }
            return Optional.of(Finding.notChecked(
                    "the policy of the KMS key %s may not be read (kms:GetKeyPolicy)".formatted(metadata.arn()),
                    "have in that policy: " + statement(services.get(0))));
        }
        return services.stream()
                .flatMap(service -> OF_SERVICES.stream().map(action -> service(policy, service, action, metadata)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Finding> service(
            ResourcePolicy policy, Request service, String action, KeyMetadata metadata) {
        Verdict verdict = policy.ask(
                new Request(service.service(), action, metadata.arn(), service.sourceArn(), service.sourceAccount()));
        return switch (verdict.kind()) {
            case ALLOWED -> Optional.empty();
            case REFUSED ->
                Optional.of(Finding.fail(
                        "the policy of the KMS key %s refuses %s %s: nothing arrives"
                                .formatted(metadata.arn(), service.service(), action),
                        "add to that policy: " + statement(service)));
            case UNDECIDED ->
                Optional.of(Finding.warn(
                        "whether %s may use the KMS key %s could not be decided: %s"
                                .formatted(service.service(), metadata.arn(), verdict.why()),
                        "have in that policy: " + statement(service)));
        };
    }

    /** Of a key's policy, in which the key is the resource "*". */
    private static ObjectNode statement(Request service) {
        return AllowStatement.of(service, OF_SERVICES, "*");
    }
}
