package org.thumbnailroute.route;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * What is left of a route file after it was edited in a visual editor, at worst. Kaoto 2.7 sorts keys, drops comments,
 * folds long lines, and writes strings for numbers and expressions without the key around them in the steps that were edited.
 */
final class EditorRewrite {

    private static final List<String> FIRST = List.of("id", "description", "uri", "parameters", "steps");
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(EditorRewrite::rank).thenComparing(Comparator.naturalOrder());

    private EditorRewrite() {}

    static String of(String text) {
        String header =
                text.lines().takeWhile(line -> line.startsWith("#")).collect(Collectors.joining("\n", "", "\n"));
        Object data = new Load(LoadSettings.builder().build()).loadFromString(text);
        DumpSettings settings = DumpSettings.builder()
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(80)
                .build();
        return header + new Dump(settings).dumpToString(rewritten(Objects.requireNonNull(data)));
    }

    private static int rank(String key) {
        int index = FIRST.indexOf(key);
        return index < 0 ? FIRST.size() : index;
    }

    private static Object rewritten(Object node) {
        if (node instanceof Map<?, ?> map) {
            return rewritten(map);
        }
        if (node instanceof List<?> list) {
            return list.stream().map(EditorRewrite::rewritten).toList();
        }
        return node instanceof Number ? node.toString() : node;
    }

    private static Map<String, Object> rewritten(Map<?, ?> map) {
        Map<String, Object> sorted = new TreeMap<>(ORDER);
        map.forEach((key, value) -> {
            if (key.equals("expression") && value instanceof Map<?, ?> language) {
                sorted.putAll(rewritten(language));
            } else {
                sorted.put(key.toString(), rewritten(value));
            }
        });
        return sorted;
    }
}
