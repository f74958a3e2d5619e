package org.thumbnailroute.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others may use of the engine, so that the rest can change. */
class PublicFaceTest {

    private static final String ENGINE = "org.thumbnailroute.engine";

    private static final Path SOURCES = Path.of("src/main/java", ENGINE.split("\\."));

    /** Of ours, in a type's name with all its parameters. */
    private static final Pattern OWN_TYPE = Pattern.compile("org\\.thumbnailroute\\.[\\w.]+");

    private static final Pattern NAMED = Pattern.compile("\\{@link ([A-Z]\\w+)}");

    private final Set<String> face = face();

    @Test
    void thePackageNamesItsPublicTypes() throws IOException {
        Set<String> named = NAMED.matcher(Files.readString(SOURCES.resolve("package-info.java")))
                .results()
                .map((MatchResult link) -> link.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(named, face);
    }

    @Test
    void nothingElseIsUsedOutside() {
        Pattern internal = Pattern.compile(Pattern.quote(ENGINE) + "\\.(?:internal|[a-z]+\\.[A-Z])");
        List<Path> outside = Stream.of("main", "cli", "lambda", "bench", "test")
                .flatMap(root -> sources(Path.of("src", root)).stream())
                .filter(file -> !file.toString().contains("/thumbnailroute/engine/"))
                .toList();

        assertTrue(outside.size() > 300, () -> "found only " + outside);
        assertEquals(
                List.of(),
                outside.stream()
                        .filter(file -> internal.matcher(text(file)).find())
                        .toList());
    }

    @Test
    void neitherCamelNorAwsNorTheRouteIsUsedInside() {
        Pattern foreign = Pattern.compile(
                "^import (?:static )?(?:org\\.apache|software\\.amazon|org\\.slf4j"
                        + "|org\\.thumbnailroute\\.(?!engine\\.|nativecode\\.)).*",
                Pattern.MULTILINE);

        assertEquals(
                List.of(),
                sources(SOURCES).stream()
                        .flatMap(file -> foreign.matcher(text(file)).results().map(MatchResult::group))
                        .toList());
    }

    /** Whoever got hold of one could not declare a variable for it. */
    @Test
    void noSignatureShowsWhatIsNotPublic() {
        assertEquals(
                List.of(),
                face.stream()
                        .map(PublicFaceTest::type)
                        .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getClasses())))
                        .flatMap(type -> signature(type)
                                .flatMap(part -> OWN_TYPE.matcher(part).results())
                                .map(MatchResult::group)
                                .filter(used -> !face.contains(used.replaceFirst(Pattern.quote(ENGINE) + "\\.", "")))
                                .map(used -> type.getSimpleName() + " shows " + used))
                        .toList());
    }

    /** The names of all types that outsiders see in a class. */
    private static Stream<String> signature(Class<?> type) {
        Stream<Type> parents = Stream.concat(
                Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()));
        Stream<Type> fields = visible(type.getDeclaredFields()).map(Field::getGenericType);
        Stream<Type> results = visible(type.getDeclaredMethods()).map(Method::getGenericReturnType);
        Stream<Type> taken = Stream.<Executable>concat(
                        visible(type.getDeclaredMethods()), visible(type.getDeclaredConstructors()))
                .flatMap(one -> Stream.concat(
                        Arrays.stream(one.getGenericParameterTypes()), Arrays.stream(one.getGenericExceptionTypes())));
        return Stream.of(parents, fields, results, taken)
                .flatMap(types -> types)
                .map(Type::getTypeName)
                // a nested type belongs to the one around it
                .map(name -> name.replaceAll("\\$\\w+", ""));
    }

    private static <M extends Member> Stream<M> visible(M[] members) {
        return Arrays.stream(members)
                .filter(member ->
                        Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }

    private static Set<String> face() {
        Pattern isPublic = Pattern.compile("^public (?:final )?(?:class|record|enum|interface)", Pattern.MULTILINE);
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> isPublic.matcher(text(file)).find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(ENGINE + "." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
