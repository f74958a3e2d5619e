package org.thumbnailroute.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** The archive as Lambda runs it: unpacked, Amazon's runtime client on the class path, and the flags of the Java runtimes. */
final class Function {

    /** Where {@code mvn package} lays the archive out. */
    static final Path TASK = Path.of("target/thumbnail-route-lambda").toAbsolutePath();

    static final String HANDLER = ThumbnailHandler.class.getName() + "::handleRequest";

    /** As {@code ps} shows them in the runtimes java17 and later, but for the heap. */
    private static final List<String> FLAGS = List.of(
            "-XX:+UseSerialGC",
            "-XX:+TieredCompilation",
            "-XX:TieredStopAtLevel=1",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-Djava.net.preferIPv4Stack=true");

    /** Amazon's runtime client and what it needs, which Lambda has in /var/runtime/lib. */
    private static final List<Class<?>> RUNTIME =
            List.of(AWSLambda.class, LambdaRuntime.class, PojoSerializer.class, SdkInternalThreadLocal.class);

    private Function() {}

    /**
     * Starts it.
     *
     * @param memoryMegabytes of the function; the heap is 85 % of it, as on Lambda
     * @param environment in addition to what Lambda sets
     */
    static ChildProcess start(FakeLambda lambda, int memoryMegabytes, Map<String, String> environment)
            throws IOException {
        return start(ChildProcess.java(), lambda, memoryMegabytes, List.of(), environment);
    }

    static ChildProcess start(
            String java, FakeLambda lambda, int memoryMegabytes, List<String> flags, Map<String, String> environment)
            throws IOException {
        List<String> command =
                new ArrayList<>(List.of(wrapper(), java, "-XX:MaxHeapSize=" + memoryMegabytes * 1024 * 85 / 100 + "k"));
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-classpath", runtime(), AWSLambda.class.getName(), HANDLER));
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
                "on-demand",
                "LAMBDA_TASK_ROOT",
                TASK.toString(),
                "_HANDLER",
                HANDLER));
        all.putAll(environment);
        return ChildProcess.start(TASK, all, command);
    }

    /** The template names it, and Lambda gives it the command. */
    private static String wrapper() {
        String path = Template.lambda()
                .tree()
                .at("/Resources/Function/Properties/Environment/Variables/AWS_LAMBDA_EXEC_WRAPPER")
                .asText();
        return path.replace("/var/task", TASK.toString());
    }

    private static String runtime() {
        return RUNTIME.stream().flatMap(Function::jar).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> jar(Class<?> type) {
        return Stream.of(
                type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
