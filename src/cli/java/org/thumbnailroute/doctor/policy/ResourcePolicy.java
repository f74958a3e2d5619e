package org.thumbnailroute.doctor.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.thumbnailroute.doctor.policy.Verdict.Kind;

/**
 * The policy of a queue, topic or key, asked whether an AWS service may use it. A service needs a statement that allows
 * it, and none that denies it. What cannot be decided from here is said to be undecided.
 */
public final class ResourcePolicy {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Statement> statements;

    private ResourcePolicy(List<Statement> statements) {
        this.statements = statements;
    }

    /** Of a resource that has no policy: nothing is allowed. */
    public static ResourcePolicy none() {
        return new ResourcePolicy(List.of());
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException for what is not JSON
     */
    public static ResourcePolicy parse(String json) {
        try {
            JsonNode statement = JSON.readTree(json).path("Statement");
            return new ResourcePolicy(
                    statement.isArray()
                            ? statement.valueStream().map(Statement::new).toList()
                            : List.of(new Statement(statement)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a policy that is not JSON", e);
        }
    }

    public Verdict ask(Request request) {
        return first(true, Truth.YES, request)
                .map(deny -> new Verdict(Kind.REFUSED, deny + " denies it"))
                .or(() -> first(true, Truth.UNKNOWN, request).map(deny -> undecided(deny, "may deny it", request)))
                .or(() ->
                        first(false, Truth.YES, request).map(allow -> new Verdict(Kind.ALLOWED, allow + " allows it")))
                .or(() -> first(false, Truth.UNKNOWN, request).map(allow -> undecided(allow, "may allow it", request)))
                .orElseGet(() -> new Verdict(Kind.REFUSED, "no statement allows it"));
    }

    private Optional<Statement> first(boolean denying, Truth applies, Request request) {
        return statements.stream()
                .filter(statement -> statement.denies() == denying && statement.appliesTo(request) == applies)
                .findFirst();
    }

    private static Verdict undecided(Statement statement, String effect, Request request) {
        String conditions = String.join(" and ", statement.undecided(request));
        return new Verdict(Kind.UNDECIDED, "%s %s, depending on %s".formatted(statement, effect, conditions));
    }
}
