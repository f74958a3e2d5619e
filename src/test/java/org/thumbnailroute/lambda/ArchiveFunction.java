package org.thumbnailroute.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.route.ChildProcess;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The archive as Lambda runs it: unpacked, Amazon's runtime client on the class path, and the flags of the Java runtimes.
 *
 * @param java the command that Lambda has in /var/lang/bin
 */
record ArchiveFunction(String java) implements Function {

    /** Where {@code mvn package} lays the archive out. */
    private static final Path TASK = Path.of("target/thumbnail-route-lambda").toAbsolutePath();

    private static final String HANDLER = ThumbnailHandler.class.getName() + "::handleRequest";

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

    /** On the Java that runs this test. */
    static Function onThisJava() {
        return new ArchiveFunction(ChildProcess.java());
    }

    @Override
    public Path directory() {
        return TASK;
    }

    /** The heap is 85 % of the memory, as on Lambda. */
    @Override
    public List<String> command(int memoryMegabytes) {
        List<String> command =
                new ArrayList<>(List.of(wrapper(), java, "-XX:MaxHeapSize=" + memoryMegabytes * 1024 * 85 / 100 + "k"));
        command.addAll(FLAGS);
        command.addAll(List.of("-classpath", runtime(), AWSLambda.class.getName(), HANDLER));
        return command;
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("LAMBDA_TASK_ROOT", TASK.toString(), "_HANDLER", HANDLER);
    }

    /** The template names it, and Lambda gives it the command. */
    private static String wrapper() {
        return Function.variable(Template.lambda().deployed(Map.of()), "AWS_LAMBDA_EXEC_WRAPPER")
                .replace("/var/task", TASK.toString());
    }

    private static String runtime() {
        return RUNTIME.stream().flatMap(ArchiveFunction::jar).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> jar(Class<?> type) {
        return Stream.of(
                type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
