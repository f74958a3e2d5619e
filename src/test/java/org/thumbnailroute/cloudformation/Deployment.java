package org.thumbnailroute.cloudformation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, Boolean> conditions = new HashMap<>();

    Deployment(Template template, Map<String, String> parameters) {
        this.template = template;
        this.parameters = parameters;
        parameters.forEach(this::requireAllowed);
    }

    /** One that the template has not, or would not take, would be a slip of the test. */
    private void requireAllowed(String name, String value) {
        JsonNode parameter = template.parameter(name);
        String allowed = parameter.path("AllowedPattern").asText(".*");
        for (String item : Policy.texts(value(parameter, value))) {
            if (!item.matches(allowed)) {
                throw new IllegalArgumentException("%s must not be %s".formatted(name, item));
            }
        }
    }

    /** Whether the stack has the resource. */
    boolean has(String resource) {
        return isMet(template.tree().path("Resources").required(resource));
    }

    private boolean isMet(JsonNode definition) {
        JsonNode condition = definition.path("Condition");
        return condition.isMissingNode() || holds(condition.asText());
    }

    /** The properties of all resources that the stack has. */
    Map<String, JsonNode> resources() {
        return template.tree().path("Resources").properties().stream()
                .map(Map.Entry::getKey)
                .filter(this::has)
                .filter(name -> template.tree().path("Resources").path(name).has("Properties"))
                .collect(Collectors.toMap(name -> name, this::properties));
    }

    /** The names of the outputs that the stack has. */
    Set<String> outputs() {
        return template.outputs().properties().stream()
                .filter(output -> isMet(output.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The value of an output that the stack has. */
    public String output(String name) {
        JsonNode output = template.outputs().required(name);
        if (!isMet(output)) {
            throw new AssertionError("with these parameters there is no output " + name);
        }
        return evaluate(output.path("Value")).asText();
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
            items.removeIf(item -> item.asText().equals(NO_VALUE));
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
                TextNode.valueOf(present(argument.path(0).asText())
                        + '.'
                        + argument.path(1).asText());
            case "Fn::Sub" -> TextNode.valueOf(substitute(argument));
            case "Fn::Join" ->
                TextNode.valueOf(String.join(argument.path(0).asText(), Policy.texts(evaluate(argument.path(1)))));
            case "Fn::Split" ->
                list(evaluate(argument.path(1))
                        .asText()
                        .split(Pattern.quote(argument.path(0).asText()), -1));
            case "Fn::Select" ->
                evaluate(argument.path(1)).required(argument.path(0).asInt());
            case "Fn::ImportValue" ->
                TextNode.valueOf("import " + evaluate(argument).asText());
            case "Fn::If" -> evaluate(argument.path(holds(argument.path(0).asText()) ? 1 : 2));
            case "Fn::Equals" -> BooleanNode.valueOf(evaluate(argument.path(0)).equals(evaluate(argument.path(1))));
            case "Fn::Not" -> BooleanNode.valueOf(!evaluate(argument.path(0)).asBoolean());
            case "Fn::Or" ->
                BooleanNode.valueOf(StreamSupport.stream(argument.spliterator(), false)
                        .anyMatch(part -> evaluate(part).asBoolean()));
            case "Fn::And" ->
                BooleanNode.valueOf(StreamSupport.stream(argument.spliterator(), false)
                        .allMatch(part -> evaluate(part).asBoolean()));
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
        Boolean known = conditions.get(condition);
        boolean holds = known == null
                ? evaluate(template.tree().path("Conditions").required(condition))
                        .asBoolean()
                : known;
        conditions.put(condition, holds);
        return holds;
    }

    /** A text, or a text and the values of variables in it that are no parameters. */
    private String substitute(JsonNode argument) {
        JsonNode text = argument.isArray() ? argument.path(0) : argument;
        JsonNode variables = argument.path(1);
        return VARIABLE.matcher(text.asText()).replaceAll(found -> {
            String name = found.group(1);
            JsonNode value = variables.has(name) ? evaluate(variables.path(name)) : reference(name);
            return Matcher.quoteReplacement(value.asText());
        });
    }

    private static ArrayNode list(String... items) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        List.of(items).forEach(list::add);
        return list;
    }

    /** Of a list, CloudFormation trims the items. */
    private static JsonNode value(JsonNode parameter, @Nullable String given) {
        JsonNode value = given == null ? parameter.path("Default") : TextNode.valueOf(given);
        return parameter.path("Type").asText().equals("CommaDelimitedList")
                ? list(value.asText().trim().split(" *, *", -1))
                : value;
    }

    private JsonNode reference(String name) {
        JsonNode parameter = template.tree().path("Parameters").path(name);
        if (!parameter.isMissingNode()) {
            return value(parameter, parameters.get(name));
        }
        JsonNode bucket =
                template.tree().path("Resources").path(name).path("Properties").path("BucketName");
        present(name);
        return bucket.isMissingNode() ? TextNode.valueOf(name) : evaluate(bucket);
    }

    /** CloudFormation refuses a reference to a resource that the stack has not. */
    private String present(String name) {
        String resource = name.split("\\.", 2)[0];
        if (template.tree().path("Resources").has(resource) && !has(resource)) {
            throw new AssertionError("with these parameters there is no " + resource + " to refer to");
        }
        return name;
    }
}
