package org.thumbnailroute.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.cli.Commands;
import org.thumbnailroute.docs.Document;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is printed for people and for programs, and what the exit code says. */
class DoctorCommandTest {

    private static final Pattern LINE =
            Pattern.compile("(ok|warn|fail|not-checked) +[a-z-]+( \\S.*)?: .+|             > .+");

    private final Patient patient = new Patient();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void programsGetOneDocument() throws JsonProcessingException {
        patient.tell(patient.stack().queue(), QueueAttributeName.MESSAGE_RETENTION_PERIOD, "3600");

        assertEquals(0, run("--json"), out::toString);

        JsonNode report = new JsonMapper().readTree(out.toString());
        assertEquals(1, report.get("version").asInt());
        List<String> warned = new ArrayList<>();
        for (JsonNode check : report.get("checks")) {
            assertEquals(Set.of("check", "subject", "status", "found", "mend"), names(check));
            assertTrue(
                    Document.page("doctor.md")
                            .text()
                            .contains("| `" + check.get("check").asText() + "` |"),
                    check::toString);
            if (check.get("status").asText().equals("warn")) {
                warned.add(check.get("check").asText() + " "
                        + check.get("mend").get(0).asText());
            }
        }
        assertEquals(1, warned.size(), warned::toString);
        assertTrue(warned.get(0).startsWith("queue-retention aws sqs set-queue-attributes "), warned::toString);
    }

    private static Set<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void peopleGetALineForEachCheckAndEachMend() {
        patient.tell(patient.stack().queue(), QueueAttributeName.REDRIVE_POLICY, "");

        assertEquals(1, run(), out::toString);

        List<String> lines = out.toString().lines().toList();
        lines.subList(0, lines.size() - 1)
                .forEach(line -> assertTrue(LINE.matcher(line).matches(), line));
        assertTrue(lines.get(lines.size() - 1).contains(" 1 fail,"), out::toString);
    }

    @Test
    void aWaitHasAnEnd() {
        assertEquals(2, run("--probe", "--probe-wait", "0"));

        assertTrue(err.toString().startsWith("--probe-wait: 0 is not between 1 and 3600"), err::toString);
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(List.of(options));
        try {
            patient.settings().forEach(System::setProperty);
            return Commands.execute(
                    Commands.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)),
                    arguments.toArray(String[]::new));
        } finally {
            patient.settings().keySet().forEach(System::clearProperty);
        }
    }
}
