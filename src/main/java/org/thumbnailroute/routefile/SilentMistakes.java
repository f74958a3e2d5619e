package org.thumbnailroute.routefile;

import java.util.HashSet;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Looks for what Camel would ignore in a route file without a word. */
final class SilentMistakes {

    /** The keys at the top that Camel reads again while routes run. */
    private static final Set<String> RELOADED = Set.of("route", "from", "beans", "routeConfiguration");

    /** All keys at the top that Camel reads. */
    private static final Set<String> TOP_LEVEL = Set.of(
            "route",
            "from",
            "beans",
            "routeConfiguration",
            "routeTemplate",
            "templatedRoute",
            "rest",
            "restConfiguration",
            "errorHandler",
            "onException",
            "onCompletion",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "dataFormats",
            "transformers",
            "validate");

    private SilentMistakes() {}

    /** @throws RouteMistakeException for the first key that Camel would ignore: an unknown one, or one that comes twice */
    static void check(YamlFile file) {
        requireKeys(file, TOP_LEVEL, "\"%s\" cannot stand here: routes, beans and routeConfigurations do");
        YamlNodes.mappings(file.root()).forEach(mapping -> requireUniqueKeys(file, mapping));
    }

    /**
     * Looks for what only a start takes up, such as a routeTemplate: a reload would drop what it made.
     *
     * @throws RouteMistakeException for the first such key
     */
    static void requireReloadable(YamlFile file) {
        requireKeys(file, RELOADED, "\"%s\" is read at the start only: restart to take up edits");
    }

    private static void requireKeys(YamlFile file, Set<String> allowed, String problem) {
        file.root().getValue().stream()
                .flatMap(YamlNodes::ownKeys)
                .filter(key -> !allowed.contains(YamlFile.camelCase(key.getValue())))
                .findFirst()
                .ifPresent(key -> {
                    throw file.mistake(key, problem.formatted(key.getValue()));
                });
    }

    private static void requireUniqueKeys(YamlFile file, MappingNode mapping) {
        Set<String> known = new HashSet<>();
        YamlNodes.ownKeys(mapping)
                .filter(key -> !known.add(key.getValue()))
                .findFirst()
                .ifPresent(key -> {
                    throw file.mistake(key, "\"%s\" stands here twice".formatted(key.getValue()));
                });
    }
}
