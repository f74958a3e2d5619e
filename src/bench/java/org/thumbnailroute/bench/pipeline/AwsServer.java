package org.thumbnailroute.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/**
 * The local AWS in a JVM of its own, asked line by line. Words are parted by tabs, each answer is one line of JSON:
 *
 * <table>
 *   <caption>Requests and their answers</caption>
 *   <tr><td>{@code stack SCHEME}</td><td>a new queue, buckets and topic; answers the environment of a worker that calls them
 *       by {@code http} or {@code https}</td></tr>
 *   <tr><td>{@code load WORKLOAD COUNT}</td><td>uploads pictures; answers how many</td></tr>
 *   <tr><td>{@code state}</td><td>{@link AwsState}</td></tr>
 *   <tr><td>{@code queued}</td><td>how many messages the queue holds, waiting and in work</td></tr>
 *   <tr><td>{@code dead}</td><td>how many the dead-letter queue holds</td></tr>
 * </table>
 */
final class AwsServer {

    private final JsonMapper json = new JsonMapper();
    private final AwsDesk desk = new AwsDesk();

    private AwsServer() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        PrintStream answers = System.out;
        // what is logged must not be taken for an answer
        System.setOut(System.err);
        var server = new AwsServer();
        var requests = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(server.answer(line.split("\t")));
        }
        // its threads are not daemons, and whoever started it has gone
        Runtime.getRuntime().halt(0);
    }

    private String answer(String[] words) throws IOException {
        Object answer =
                switch (words[0]) {
                    case "stack" -> desk.stack(Scheme.of(words[1]));
                    case "load" -> desk.load(Workload.of(words[1]), Integer.parseInt(words[2]));
                    case "state" -> desk.state();
                    case "queued" -> desk.queued();
                    case "dead" -> desk.deadLetters();
                    default -> throw new IllegalArgumentException(words[0]);
                };
        return json.writeValueAsString(answer);
    }
}
