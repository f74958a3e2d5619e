package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Handler;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Where a route names a bean and no method, the bean says which one: otherwise Camel guesses, and for each message tries
 * all its type converters to see whether the bean is a processor.
 */
class BeanMethodsTest {

    private final Map<String, String> types = new HashMap<>();
    private final List<String> withoutMethod = new ArrayList<>();

    @Test
    void aBeanThatIsCalledWithoutAMethodHasOneHandler() {
        RoutesContractTest.files()
                .forEach(file -> collect(
                        "", new Load(LoadSettings.builder().build()).loadFromString(RoutesContractTest.read(file))));

        assertFalse(withoutMethod.isEmpty());
        for (String bean : withoutMethod) {
            assertEquals(1, handlers(types.getOrDefault(bean, "")), bean);
        }
    }

    private void collect(String key, Object node) {
        if (node instanceof Map<?, ?> map) {
            if (map.containsKey("type")) {
                types.put(String.valueOf(map.get("name")), String.valueOf(map.get("type")));
            }
            if ((key.equals("bean") || key.equals("method")) && !map.containsKey("method")) {
                withoutMethod.add(String.valueOf(map.get("ref")));
            }
            map.forEach((name, value) -> collect(String.valueOf(name), value));
        } else if (node instanceof List<?> list) {
            list.forEach(item -> collect(key, item));
        }
    }

    private static long handlers(String type) {
        try {
            return Arrays.stream(Class.forName(type).getMethods())
                    .filter((Method method) -> method.isAnnotationPresent(Handler.class))
                    .count();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
