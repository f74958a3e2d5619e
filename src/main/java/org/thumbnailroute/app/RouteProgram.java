package org.thumbnailroute.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.logging.JsonLog;
import org.thumbnailroute.logging.LogSwitch;
import org.thumbnailroute.reload.RuleEdits;
import org.thumbnailroute.routefile.StartChecks;
import org.thumbnailroute.settings.InvalidSettingException;

/**
 * The route as a program: {@code routes/} of the working directory as {@code application.properties} beside it says.
 */
public final class RouteProgram {

    static final String PROPERTIES_FILE = "application.properties";

    private static final String PROPERTIES = "file:" + PROPERTIES_FILE + ";optional=true";
    private static final String ROUTES = "file:routes/*.camel.yaml";
    private static final String POLLING = "**/receive.camel.yaml,**/digest.camel.yaml";

    private RouteProgram() {}

    /** Runs until it is told to stop; returns the exit code. */
    public static int run() {
        org.apache.camel.main.Main camel = camel();
        try {
            init(camel);
            camel.run();
            return camel.getExitCode();
        } catch (Exception e) {
            System.err.println(JsonLog.error(
                    "thumbnail-route cannot start: " + StartFailure.line(StartChecks.explained(camel, e))));
            return 1;
        }
    }

    /**
     * Reads settings and routes, makes the beans, which looks up queues, topic and table in AWS, and builds the routes.
     *
     * @throws Exception of which {@link StartFailure} tells in a line
     */
    public static void init(org.apache.camel.main.Main camel) throws Exception {
        try {
            camel.init();
            requireRoutes(camel.getCamelContext());
            camel.getCamelContext().init();
        } catch (Exception e) {
            throw StartChecks.explained(camel, e);
        } catch (StackOverflowError | LinkageError e) {
            throw StartChecks.explained(camel, new IllegalStateException(e));
        }
    }

    /** Without this, a start in the wrong directory would succeed and do nothing for ever. */
    private static void requireRoutes(CamelContext context) {
        if (((ModelCamelContext) context).getRouteDefinitions().isEmpty()) {
            throw new InvalidSettingException(
                    "no routes found: start in the directory that holds application.properties and routes/");
        }
    }

    /**
     * A Camel that is set up but not started. Camel's own environment variables and properties override the two places.
     */
    public static org.apache.camel.main.Main camel() {
        org.apache.camel.main.Main camel = camelWithoutRoutes();
        camel.addMainListener(new LogSwitch(Path.of(PROPERTIES_FILE)));
        camel.setRoutesCollector(new BeansFirst());
        camel.addMainListener(new StartChecks());
        camel.addMainListener(new RuleEdits());
        camel.addMainListener(new StepMeasuring());
        camel.configure().setRoutesIncludePattern(ROUTES);
        return camel;
    }

    /** The same without routes and beans: only the settings are found. */
    static org.apache.camel.main.Main camelWithoutRoutes() {
        org.apache.camel.main.Main camel = new Utf8Main();
        camel.setAppName(name());
        camel.setDefaultPropertyPlaceholderLocation(PROPERTIES);
        ports(System.getenv()).forEach(camel::addOverrideProperty);
        return camel;
    }

    /** Reads properties files as UTF-8, as editors write them and ConfigMaps hold them; Camel's own default is ISO-8859-1. */
    private static final class Utf8Main extends org.apache.camel.main.Main {

        @Override
        protected CamelContext createCamelContext() {
            CamelContext context = super.createCamelContext();
            context.getPropertiesComponent().setEncoding(UTF_8.name());
            return context;
        }
    }

    /** What Camel's version comes after, in its own line at the start; classes that are in no jar have no version. */
    private static String name() {
        return Optional.ofNullable(RouteProgram.class.getPackage().getImplementationVersion())
                .map(version -> "thumbnail-route %s on Camel".formatted(version))
                .orElse("thumbnail-route on Camel");
    }

    /**
     * Ports that the environment sets, by the names of their properties. Camel passes over all variables that end in
     * _PORT, because Kubernetes makes such ones for Services; those hold URLs.
     */
    static Map<String, String> ports(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().matches("CAMEL_[A-Z]+_PORT"))
                .filter(variable -> variable.getValue().matches("\\d{1,5}"))
                .collect(Collectors.toMap(
                        variable -> variable.getKey().toLowerCase(Locale.ROOT).replace('_', '.'), Map.Entry::getValue));
    }

    /** The same without the routes that poll queues, for where somebody else does: what it has goes to open-message. */
    public static org.apache.camel.main.Main camelWithoutReceive() {
        org.apache.camel.main.Main camel = camel();
        camel.configure().setRoutesExcludePattern(POLLING);
        return camel;
    }
}
