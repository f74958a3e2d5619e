package org.thumbnailroute.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thumbnailroute.cloudformation.Deployment;
import org.thumbnailroute.route.ChildProcess;

/** The function, in one of the two packages that Lambda can run. */
interface Function {

    /** In which Lambda starts it. */
    Path directory();

    /** With which Lambda starts it, if it has this much memory. */
    List<String> command(int memoryMegabytes);

    /** The variables that its package or its template sets, but for those of a stack. */
    Map<String, String> variables();

    /**
     * Starts it.
     *
     * @param memoryMegabytes of the function
     * @param environment in addition to what Lambda sets
     */
    default ChildProcess start(FakeLambda lambda, int memoryMegabytes, Map<String, String> environment)
            throws IOException {
        Map<String, String> all = new HashMap<>(Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                lambda.address(),
                "AWS_LAMBDA_FUNCTION_NAME",
                "thumbnail-route",
                "AWS_LAMBDA_FUNCTION_VERSION",
                "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(memoryMegabytes),
                "AWS_LAMBDA_INITIALIZATION_TYPE",
                "on-demand"));
        all.putAll(variables());
        all.putAll(environment);
        return ChildProcess.start(directory(), all, command(memoryMegabytes));
    }

    /** A variable of the function in the template. */
    static String variable(Deployment stack, String name) {
        return stack.properties("Function")
                .at("/Environment/Variables")
                .required(name)
                .asText();
    }
}
