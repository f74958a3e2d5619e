package org.thumbnailroute.doctor.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Statements that a policy lacks, as the doctor prints them. */
public final class AllowStatement {

    private AllowStatement() {}

    /** Of an identity's policy. */
    public static ObjectNode of(List<String> actions, String resource) {
        return with(allow(), actions, resource);
    }

    /** Of a resource's own policy: for the service, on behalf of what it sends for. */
    public static ObjectNode of(Request service, List<String> actions, String resource) {
        ObjectNode statement = allow();
        statement.putObject("Principal").put("Service", service.service());
        with(statement, actions, resource);
        statement.putObject("Condition").putObject("ArnEquals").put("aws:SourceArn", service.sourceArn());
        return statement;
    }

    private static ObjectNode allow() {
        return JsonNodeFactory.instance.objectNode().put("Effect", "Allow");
    }

    private static ObjectNode with(ObjectNode statement, List<String> actions, String resource) {
        if (actions.size() == 1) {
            statement.put("Action", actions.get(0));
        } else {
            actions.forEach(statement.putArray("Action")::add);
        }
        return statement.put("Resource", resource);
    }
}
