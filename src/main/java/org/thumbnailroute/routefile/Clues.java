package org.thumbnailroute.routefile;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.component.bean.MethodNotFoundException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * What a failure tells of the place in the files that it comes from.
 *
 * @param causes from the outermost to the innermost
 */
record Clues(List<Throwable> causes) {

    private static final Pattern BEAN = Pattern.compile("Error creating bean: (\\S+) of type");
    private static final Pattern UNKNOWN_OPTION = Pattern.compile("Unknown parameters=\\[\\{([^=]+)=");
    private static final Pattern WHOLE_URI =
            Pattern.compile("^Failed to resolve endpoint: .* due to: ", Pattern.DOTALL);

    /** The options may hold anything, and say nothing of a component that is missing. */
    private static final Pattern OPTIONS = Pattern.compile("(No endpoint could be found for: [^?]*)\\?.*(?=, please)");

    private static final Pattern NO_COMPONENT = Pattern.compile("No endpoint could be found for: ([^:?,]+)");
    private static final Pattern NO_PROPERTY = Pattern.compile("Property with key \\[(.+?)]");

    private static final Pattern NO_FACTORY = Pattern.compile("using factory method: .*#(\\w+)$");

    /** Of {@link RouteCheck}: the whole uri or the name alone. */
    private static final Pattern NO_ROUTE = Pattern.compile("no route from (direct:(\\S+))");

    static Clues of(Throwable failure) {
        return new Clues(Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(100)
                .toList());
    }

    /** Camel knows the line of what it cannot read. */
    Optional<MarkedYamlEngineException> mark() {
        return all(MarkedYamlEngineException.class)
                .filter(cause -> cause.getProblemMark().isPresent())
                .findFirst();
    }

    /** The route that could not be built. */
    Optional<String> route() {
        return Stream.concat(
                        all(FailedToCreateRouteException.class).map(FailedToCreateRouteException::getRouteId),
                        all(FailedToStartRouteException.class).map(FailedToStartRouteException::getRouteId))
                .flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** The bean that could not be made. */
    Optional<String> bean() {
        return messages(BEAN).findFirst();
    }

    /** An option of an endpoint or a property of a bean that is unknown or has a value of the wrong type. */
    Optional<String> option() {
        return messages(UNKNOWN_OPTION).findFirst().or(() -> all(PropertyBindingException.class)
                .flatMap(cause -> Stream.ofNullable(cause.getPropertyName()))
                .findFirst());
    }

    /** Texts that stand in the file as they are, or as part of a longer one. */
    List<String> culprits() {
        return Stream.of(
                        all(ExpressionIllegalSyntaxException.class)
                                .map(ExpressionIllegalSyntaxException::getExpression),
                        all(NoSuchBeanException.class).map(NoSuchBeanException::getName),
                        all(MethodNotFoundException.class).map(MethodNotFoundException::getMethodName),
                        all(NoSuchMethodException.class).map(Throwable::getMessage),
                        all(NoTypeConversionAvailableException.class).map(cause -> String.valueOf(cause.getValue())),
                        all(TypeConversionException.class).map(cause -> String.valueOf(cause.getValue())),
                        messages(NO_PROPERTY),
                        messages(NO_FACTORY),
                        messages(NO_COMPONENT),
                        messages(NO_ROUTE))
                .flatMap(texts -> texts)
                .filter(text -> text != null && !text.isBlank())
                .toList();
    }

    /** Whether it is not for a fault of AWS, the network or a setting, which say by themselves what they are. */
    boolean isAboutFiles() {
        String type = innermost().getClass().getName();
        boolean isCamels = type.startsWith("org.apache.camel.") || type.startsWith("java.lang.");
        return isCamels && (route().isPresent() || bean().isPresent());
    }

    /** What is wrong, on one line, without the uri that all options of an endpoint make. */
    String words() {
        String message = Stream.concat(all(ExpressionIllegalSyntaxException.class), Stream.of(innermost()))
                .map(cause -> String.valueOf(cause.getMessage()).strip())
                .findFirst()
                .orElseThrow();
        message = WHOLE_URI.matcher(message).replaceFirst("");
        message = OPTIONS.matcher(message).replaceFirst("$1");
        return message.replaceAll("\\R\\s*\\*?\\s*$", "").replaceAll("\\s*\\R\\s*", ": ");
    }

    /** The same for people: some messages are only the name of what is missing, and some do not tell it. */
    String reason() {
        Optional<String> option = messages(UNKNOWN_OPTION).findFirst();
        if (option.isPresent()) {
            return "the endpoint has no option \"%s\"".formatted(option.get());
        }
        String words = words().replaceAll("@[0-9a-f]{4,}\\b", "");
        String reason = words.contains(" ") ? words : innermost().getClass().getSimpleName() + ": " + words;
        return all(NoTypeConversionAvailableException.class)
                .findFirst()
                .map(cause -> "\"%s\": %s".formatted(cause.getValue(), reason))
                .orElse(reason);
    }

    private Throwable innermost() {
        return causes.get(causes.size() - 1);
    }

    private <T> Stream<T> all(Class<T> type) {
        return causes.stream().filter(type::isInstance).map(type::cast);
    }

    private Stream<String> messages(Pattern pattern) {
        return causes.stream()
                .map(cause -> pattern.matcher(String.valueOf(cause.getMessage())))
                .filter(Matcher::find)
                .flatMap(matcher ->
                        IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group));
    }
}
