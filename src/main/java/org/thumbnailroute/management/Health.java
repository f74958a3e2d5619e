package org.thumbnailroute.management;

import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * What Camel's health checks say, in the JSON of Camel's own server: {@code status}, and in {@code checks} those that are
 * DOWN. Whoever asks cannot ask for more, such as stack traces.
 */
final class Health {

    private final CamelContext context;

    Health(CamelContext context) {
        this.context = context;
    }

    Response all() {
        Collection<Result> results = HealthCheckHelper.invoke(context);
        return page(results, HealthCheckHelper.isResultsUp(results, false));
    }

    /** Whether to leave the worker alone, rather than to restart it. */
    Response live() {
        Collection<Result> results = HealthCheckHelper.invokeLiveness(context);
        return page(results, HealthCheckHelper.isResultsUp(results, false));
    }

    /** Whether messages are received. */
    Response ready() {
        Collection<Result> results = HealthCheckHelper.invokeReadiness(context);
        return page(results, HealthCheckHelper.isResultsUp(results, true));
    }

    private static Response page(Collection<Result> results, boolean isUp) {
        JsonObject root = new JsonObject();
        root.put("status", isUp ? "UP" : "DOWN");
        List<JsonObject> down = results.stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(Health::check)
                .toList();
        if (!down.isEmpty()) {
            root.put("checks", new JsonArray(down));
        }
        return new Response(isUp ? 200 : 503, "application/json", root.toJson());
    }

    private static JsonObject check(Result result) {
        JsonObject check = new JsonObject();
        check.put("name", result.getCheck().getId());
        check.put("status", result.getState().name());
        result.getMessage().ifPresent(message -> check.put("message", message));
        return check;
    }
}
