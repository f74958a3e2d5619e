package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cli.Main;

/** What {@code camel run} asks of the classes beside the routes, which are those of src/main/java. */
class ClassesContractTest {

    /** It makes an object of every class that has a constructor without parameters, and fails where it may not. */
    @Test
    void everyConstructorWithoutParametersIsPublicOrPrivate() throws Exception {
        List<? extends Class<?>> classes = classes();

        List<String> hidden = classes.stream()
                .filter(one -> Arrays.stream(one.getDeclaredConstructors()).anyMatch(ClassesContractTest::isHidden))
                .map(Class::getName)
                .toList();

        assertTrue(classes.size() > 100, classes.size() + " classes were looked at");
        assertEquals(List.of(), hidden);
    }

    private static boolean isHidden(Constructor<?> constructor) {
        Class<?> owner = constructor.getDeclaringClass();
        boolean isOpen = Modifier.isPublic(owner.getModifiers()) && Modifier.isPublic(constructor.getModifiers());
        return constructor.getParameterCount() == 0 && !Modifier.isPrivate(constructor.getModifiers()) && !isOpen;
    }

    private static List<? extends Class<?>> classes() throws IOException, URISyntaxException {
        Path root = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$") && !file.contains("-info"))
                    .map(file -> file.replace(".class", ""))
                    .filter(file -> Files.exists(Path.of("src/main/java", file + ".java")))
                    .map(file -> file.replace('/', '.'))
                    .map(ClassesContractTest::load)
                    .filter(one -> !one.isInterface() && !Modifier.isAbstract(one.getModifiers()))
                    .toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Main.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
