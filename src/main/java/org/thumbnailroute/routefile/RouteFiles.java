package org.thumbnailroute.routefile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PatternHelper;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** All files of routes as they were read at one moment. */
record RouteFiles(List<RouteFile> files) {

    /**
     * Looks for what Camel would pass over, or would not tell the place of.
     *
     * @throws RouteMistakeException for the first mistake
     */
    void check() {
        List<YamlFile> parsed = parsed();
        parsed.forEach(SilentMistakes::check);
        requireUniqueIds(parsed);
        requireConfigurations(parsed);
    }

    /** @throws RouteMistakeException for the first thing that a reload cannot take up */
    void requireReloadable() {
        parsed().forEach(SilentMistakes::requireReloadable);
    }

    private static void requireConfigurations(List<YamlFile> parsed) {
        List<String> known = parsed.stream()
                .flatMap(file -> file.items("routeConfiguration"))
                .flatMap(item -> YamlNodes.value(item, "id").stream())
                .map(ScalarNode::getValue)
                .toList();
        for (YamlFile file : parsed) {
            file.items("route")
                    .flatMap(route -> YamlNodes.value(route, "routeConfigurationId").stream())
                    .forEach(wanted -> unknown(wanted.getValue(), known).ifPresent(id -> {
                        throw file.mistake(wanted, "there is no routeConfiguration \"%s\"".formatted(id));
                    }));
        }
    }

    /** As Camel understands it: several with commas between, each of which may be a pattern. */
    private static Optional<String> unknown(String wanted, List<String> known) {
        return Arrays.stream(wanted.split(",", -1))
                .filter(id -> !wanted.contains("{{"))
                .filter(id -> known.stream().noneMatch(one -> PatternHelper.matchPattern(one, id)))
                .findFirst();
    }

    private static void requireUniqueIds(List<YamlFile> parsed) {
        Map<String, String> ids = new HashMap<>();
        for (YamlFile file : parsed) {
            for (ScalarNode id : file.ids()) {
                String here = "%s:%d".formatted(file.name(), YamlNodes.line(id));
                String there = ids.putIfAbsent(id.getValue(), here);
                if (there != null) {
                    throw file.mistake(id, "the id \"%s\" is taken by %s".formatted(id.getValue(), there));
                }
            }
        }
    }

    Optional<RouteMistakeException> mistake() {
        try {
            check();
            return Optional.empty();
        } catch (RouteMistakeException e) {
            return Optional.of(e);
        }
    }

    List<YamlFile> parsed() {
        return files.stream().map(YamlFile::parse).toList();
    }

    /** Those that parse, to look for a mistake in. */
    List<YamlFile> parseable() {
        return files.stream().flatMap(file -> parsed(file).stream()).toList();
    }

    private static Optional<YamlFile> parsed(RouteFile file) {
        try {
            return Optional.of(YamlFile.parse(file));
        } catch (RouteMistakeException e) {
            return Optional.empty();
        }
    }

    /** The lists of beans by file, which are read at the start only. */
    Map<String, List<String>> beans() {
        return parseable().stream().collect(Collectors.toMap(YamlFile::name, file -> new BeanLists(file).texts()));
    }

    /** The rest, as far as there is any. */
    RouteFiles withoutBeans() {
        return new RouteFiles(parsed().stream()
                .flatMap(file -> new BeanLists(file).cutOut().stream())
                .toList());
    }

    /** For Camel's loader. */
    List<Resource> resources() {
        return files.stream().map(RouteFile::resource).toList();
    }
}
