package org.thumbnailroute.routefile;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ExpressionIllegalSyntaxException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.model.EndpointRequiredDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.support.DefaultExchange;

/** What routes need of each other. Camel finds it out when a message waits for half a minute, or never. */
final class RouteCheck {

    /** Steps whose expression is a uri, or several. */
    private static final List<Class<? extends ExpressionNode>> SENDERS =
            List.of(EnrichDefinition.class, RecipientListDefinition.class, RoutingSlipDefinition.class);

    private final CamelContext context;
    private final List<RouteDefinition> routes;
    private final List<RouteConfigurationDefinition> configurations;

    RouteCheck(ModelCamelContext context) {
        this.context = context;
        this.routes =
                context.getRouteDefinitions().stream().filter(this::isIncluded).toList();
        this.configurations = context.getRouteConfigurationDefinitions();
    }

    /** Camel leaves out a route whose precondition does not hold. */
    private boolean isIncluded(RouteDefinition route) {
        String precondition = context.resolvePropertyPlaceholders(route.getPrecondition());
        return precondition == null
                || context.resolveLanguage("simple")
                        .createPredicate(precondition)
                        .matches(new DefaultExchange(context));
    }

    /**
     * Looks at the routes that were read, before they are built.
     *
     * @throws FailedToCreateRouteException for the first mistake, as Camel throws it for those that it sees
     */
    void check() {
        Map<String, RouteDefinition> sources = new HashMap<>();
        for (RouteDefinition route : routes) {
            String source = uri(route.getInput().getEndpointUri());
            RouteDefinition other = sources.putIfAbsent(source, route);
            if (other != null && source.startsWith("direct:")) {
                throw mistake(route, "%s is where route %s begins already".formatted(source, other.getId()));
            }
        }
        requireTargets(sources.keySet());
        configurations.forEach(this::parseConditions);
    }

    /** Camel parses them when something fails. */
    private void parseConditions(RouteConfigurationDefinition configuration) {
        for (OnExceptionDefinition failure : configuration.getOnExceptions()) {
            if (failure.getOnWhen() != null) {
                try {
                    failure.getOnWhen().getExpression().createPredicate(context);
                } catch (ExpressionIllegalSyntaxException e) {
                    throw new FailedToCreateRouteException(configuration.getId(), null, "", e);
                }
            }
        }
    }

    private void requireTargets(Set<String> sources) {
        for (RouteDefinition route : routes) {
            for (ProcessorDefinition<?> step : steps(route.getOutputs())) {
                targets(step).filter(target -> target.startsWith("direct:")).forEach(target -> {
                    if (!sources.contains(target)) {
                        throw mistake(route, "there is no route from " + target);
                    }
                });
            }
        }
    }

    @SuppressWarnings("rawtypes")
    private static Collection<ProcessorDefinition> steps(List<ProcessorDefinition<?>> outputs) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(outputs, ProcessorDefinition.class);
    }

    /** A target with an expression in it is known only when a message comes. */
    private Stream<String> targets(ProcessorDefinition<?> step) {
        Stream<String> uris = Stream.empty();
        if (step instanceof EndpointRequiredDefinition to) {
            uris = Stream.of(String.valueOf(to.getEndpointUri()));
        } else if (step instanceof ToDynamicDefinition to) {
            uris = Stream.of(String.valueOf(to.getUri()));
        } else if (step instanceof ExpressionNode node && SENDERS.stream().anyMatch(type -> type.isInstance(step))) {
            uris = Stream.of(
                    String.valueOf(node.getExpression().getExpression()).split(","));
        }
        return uris.filter(uri -> !uri.contains("${")).map(this::uri);
    }

    /** Without options, and without the slashes that may stand before the name. */
    private String uri(String uri) {
        String resolved = Objects.requireNonNull(context.resolvePropertyPlaceholders(uri));
        return resolved.replaceFirst("\\?.*", "").replaceFirst("^direct:(//)?", "direct:");
    }

    private static FailedToCreateRouteException mistake(RouteDefinition route, String what) {
        return new FailedToCreateRouteException(route.getId(), null, "", new IllegalArgumentException(what));
    }
}
