package org.thumbnailroute.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.thumbnailroute.aws.Etag;
import org.thumbnailroute.text.Printable;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What S3 says of the original without its body. */
record ObjectFacts(HeadObjectResponse head) implements Section {

    Optional<String> etag() {
        return Etag.of(head.eTag());
    }

    @Override
    public String label() {
        return "object";
    }

    @Override
    public List<String> lines() {
        return List.of(FactNumbers.bytes(Objects.requireNonNullElse(head.contentLength(), 0L))
                + facts().entrySet().stream()
                        .map(fact -> ", %s %s".formatted(fact.getKey(), Printable.of(fact.getValue())))
                        .collect(Collectors.joining()));
    }

    private Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        etag().ifPresent(etag -> facts.put("etag", etag));
        put(facts, "version", head.versionId());
        put(facts, "modified", head.lastModified());
        put(facts, "storage class", head.storageClassAsString());
        put(facts, "restore", head.restore());
        put(facts, "encryption", head.serverSideEncryptionAsString());
        put(facts, "key", head.ssekmsKeyId());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value.toString());
        }
    }

    @Override
    public String name() {
        return "object";
    }

    @Override
    public JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("bytes", head.contentLength());
        facts().forEach((name, value) -> json.put(name.equals("storage class") ? "storageClass" : name, value));
        return json;
    }
}
