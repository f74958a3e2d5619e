package org.thumbnailroute.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** What the policies of the templates allow. */
public final class Policy {

    /** The resources of a stack with default parameters that are known by their names. */
    public static final String ORIGINALS = "arn:AWS::Partition:s3:::naa-hd-image-source/*";

    public static final String SOURCE_BUCKET = "arn:*:s3:::naa-hd-image-source";

    public static final String THUMBNAILS = "arn:AWS::Partition:s3:::naa-thumbnail-store/*";

    private Policy() {}

    /** The actions that the worker's policy allows, by resource: {@code Queue.Arn}, {@link #THUMBNAILS} and so on. */
    public static Map<String, Set<String>> ofWorker() {
        return ofWorker(Map.of());
    }

    /** The same in a stack with these parameters. */
    public static Map<String, Set<String>> ofWorker(Map<String, String> parameters) {
        return allowed(Template.route().deployed(parameters).properties("WorkerPolicy"));
    }

    /** The same of KEDA's. */
    public static Map<String, Set<String>> ofScaler() {
        return ofScaler(Map.of());
    }

    /** The same in a stack with these parameters. */
    public static Map<String, Set<String>> ofScaler(Map<String, String> parameters) {
        return allowed(Template.route().deployed(parameters).properties("ScalerPolicy"));
    }

    /** By resource; a statement with anything but actions and resources that it allows is an error. */
    static Map<String, Set<String>> allowed(JsonNode holder) {
        Map<String, Set<String>> allowed = new LinkedHashMap<>();
        for (JsonNode statement : holder.path("PolicyDocument").path("Statement")) {
            List<String> fields =
                    statement.properties().stream().map(Map.Entry::getKey).toList();
            if (!fields.equals(List.of("Sid", "Effect", "Action", "Resource"))
                    || !statement.path("Effect").asText().equals("Allow")) {
                throw new AssertionError("not understood: " + statement);
            }
            texts(statement.path("Resource"))
                    .forEach(resource -> allowed.computeIfAbsent(resource, key -> new TreeSet<>())
                            .addAll(texts(statement.path("Action"))));
        }
        return allowed;
    }

    static List<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray()
                ? StreamSupport.stream(oneOrMany.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : List.of(oneOrMany.asText());
    }
}
