package org.thumbnailroute.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.dsl.yaml.common.YamlDeserializationContext;
import org.apache.camel.dsl.yaml.common.YamlDeserializerSupport;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializersResolver;
import org.apache.camel.model.BeanFactoryDefinition;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the definitions of {@code routes/beans.camel.yaml} with Camel's own parser, which by itself makes all of the beans. */
final class BeansFile {

    static final String NAME = "routes/beans.camel.yaml";

    private BeansFile() {}

    /**
     * The definitions, in the order of the file.
     *
     * @throws IOException if it is not there or cannot be read
     */
    static List<BeanFactoryDefinition<?>> read(CamelContext camel) throws IOException {
        LoadSettings settings = LoadSettings.builder().setLabel(NAME).build();
        try (YamlDeserializationContext context = new YamlDeserializationContext(settings)) {
            context.setCamelContext(camel);
            context.addResolvers(new ModelDeserializersResolver());
            return new Compose(settings)
                    .composeString(Files.readString(Path.of(NAME))).stream()
                            .flatMap(BeansFile::beans)
                            .<BeanFactoryDefinition<?>>map(bean -> definition(bean, context))
                            .toList();
        }
    }

    private static Stream<Node> beans(Node root) {
        return YamlDeserializerSupport.asSequenceNode(root).getValue().stream()
                .flatMap(item -> YamlDeserializerSupport.asMappingNode(item).getValue().stream())
                .filter(pair ->
                        YamlDeserializerSupport.asText(pair.getKeyNode()).equals("beans"))
                .flatMap(pair -> YamlDeserializerSupport.asSequenceNode(pair.getValueNode()).getValue().stream());
    }

    private static BeanFactoryDefinition<?> definition(Node bean, YamlDeserializationContext context) {
        YamlDeserializerSupport.setDeserializationContext(bean, context);
        return YamlDeserializerSupport.asType(bean, BeanFactoryDefinition.class);
    }
}
