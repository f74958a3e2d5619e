package org.thumbnailroute.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * A template with its functions evaluated. What only AWS could tell stands for itself: the reference to a resource is the
 * resource's name in the template, {@code Queue}, and an attribute of it {@code Queue.Arn}; buckets have their real names.
 */
public final class Deployment {

    /** What a condition gives in place of a property that there is not to be. */
    private static final String NO_VALUE = "AWS::NoValue";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Template template;
    private final Map<String, String> parameters;

    Deployment(Template template, Map<String, String> parameters) {
        this.template = template;
        this.parameters = parameters;
        // one that the template has not would be a slip of the test
        parameters.keySet().forEach(template::parameter);
    }

    /** Whether the stack has the resource. */
    boolean has(String resource) {
        JsonNode condition =
                template.tree().path("Resources").required(resource).path("Condition");
        return condition.isMissingNode() || holds(condition.asText());
    }

    public JsonNode properties(String resource) {
        if (!has(resource)) {
            throw new AssertionError("with these parameters there is no " + resource);
        }
        return evaluate(template.properties(resource));
    }

    JsonNode evaluate(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(evaluate(item)));
            return items;
        }
        if (node.isObject()) {
            return node.size() == 1 ? single(node.fieldNames().next(), node) : object(node);
        }
        return node;
    }

    private JsonNode single(String name, JsonNode node) {
        JsonNode argument = node.path(name);
        return switch (name) {
            case "Ref" -> reference(argument.asText());
            case "Fn::GetAtt" ->
                TextNode.valueOf(
                        argument.path(0).asText() + '.' + argument.path(1).asText());
            case "Fn::Sub" -> TextNode.valueOf(substitute(argument.asText()));
            case "Fn::ImportValue" ->
                TextNode.valueOf("import " + evaluate(argument).asText());
            case "Fn::If" -> evaluate(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
            case "Fn::Equals" -> BooleanNode.valueOf(evaluate(argument.path(0)).equals(evaluate(argument.path(1))));
            case "Fn::Not" -> BooleanNode.valueOf(!evaluate(argument.path(0)).asBoolean());
            case "Fn::Or" ->
                BooleanNode.valueOf(StreamSupport.stream(argument.spliterator(), false)
                        .anyMatch(part -> evaluate(part).asBoolean()));
            case "Condition" -> argument.isTextual() ? BooleanNode.valueOf(holds(argument.asText())) : object(node);
            default -> object(node);
        };
    }

    private ObjectNode object(JsonNode node) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> object.set(field.getKey(), evaluate(field.getValue())));
        object.properties().removeIf(field -> field.getValue().asText().equals(NO_VALUE));
        return object;
    }

    private boolean holds(String condition) {
        return evaluate(template.tree().path("Conditions").path(condition)).asBoolean();
    }

    private String substitute(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(reference(found.group(1)).asText()));
    }

    private JsonNode reference(String name) {
        JsonNode parameter = template.tree().path("Parameters").path(name);
        if (!parameter.isMissingNode()) {
            return parameters.containsKey(name) ? TextNode.valueOf(parameters.get(name)) : parameter.path("Default");
        }
        JsonNode bucket =
                template.tree().path("Resources").path(name).path("Properties").path("BucketName");
        return bucket.isMissingNode() ? TextNode.valueOf(name) : evaluate(bucket);
    }
}
