package org.thumbnailroute.cloudformation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.constructor.StandardConstructor;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads CloudFormation's {@code !Sub} and the like as what they are short for; any other tag is an error. */
final class ShortTags extends StandardConstructor {

    ShortTags(LoadSettings settings) {
        super(settings);
        for (String name : List.of("Sub", "If", "Not", "And", "Or", "Equals", "Join", "Split", "Select")) {
            tagConstructors.put(new Tag("!" + name), node -> Map.of("Fn::" + name, value(node)));
        }
        tagConstructors.put(new Tag("!Ref"), node -> Map.of("Ref", value(node)));
        tagConstructors.put(new Tag("!GetAtt"), node -> Map.of("Fn::GetAtt", parts(node)));
    }

    private Object value(Node node) {
        return node instanceof SequenceNode list ? constructSequence(list) : constructScalar((ScalarNode) node);
    }

    private List<String> parts(Node node) {
        return Arrays.asList(constructScalar((ScalarNode) node).split("\\.", 2));
    }
}
