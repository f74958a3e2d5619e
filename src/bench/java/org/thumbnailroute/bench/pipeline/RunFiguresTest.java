package org.thumbnailroute.bench.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What the tables and the plot are made of; run by {@code mvn -Pbench test -Dtest=RunFiguresTest}. */
class RunFiguresTest {

    private static final double EXACT = 1e-9;

    @Test
    void readsTheCpuTimeOfAProcessWhateverItsName() {
        String stat = "7 (a ) b) S 1 7 7 0 -1 4194560 100 0 0 0 250 30 20 10 20 0 1 0 100 1000 10";
        assertEquals(3100, ProcFile.cpuMillis(stat));
    }

    @Test
    void readsMemoryInMegabytes() {
        assertEquals(2, ProcFile.megabytes("VmPeak:\t 9999 kB\nVmHWM:\t    2048 kB\n", "VmHWM"), EXACT);
        assertEquals(0, ProcFile.megabytes("", "VmHWM"), EXACT);
    }

    @Test
    void countsWaitingForDisksAsIdle() {
        MachineTime then = MachineTime.parse("cpu  100 0 100 200 50 0 0 0 0 0");
        MachineTime now = MachineTime.parse("cpu  150 0 110 230 60 0 0 0 50 0");
        assertEquals(0.4, now.idleSince(then), EXACT);
    }

    @Test
    void addsRequestsCpuAndMemoryToACost() {
        Map<String, Double> requests =
                Map.of("sqs:ReceiveMessage", 0.5, "s3:GetObject", 1.0, "s3:PutObject", 1.0, "sns:Publish", 1.0);
        // 3.6 ms of a million images are one hour
        Cost cost = Cost.of(requests, 3.6, 2048);
        assertEquals(0.2 + 0.4 + 5 + 0.5, cost.requests(), EXACT);
        assertEquals(0.04048, cost.cpu(), EXACT);
        assertEquals(2 * 0.004445, cost.memory(), EXACT);
        assertEquals(cost.requests() + cost.cpu() + cost.memory(), cost.total(), EXACT);
    }

    @Test
    void drawsEveryFigureInsideThePlot() throws Exception {
        Plot plot = new Plot(
                "a < b & c",
                List.of(new Plot.Point(100, 61.5), new Plot.Point(100_000, 99)),
                List.of(new Plot.Bar("1 core", 40), new Plot.Bar("2 cores", 80.25)));
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(plot.svg().getBytes(UTF_8)));
        assertTrue(svg.getDocumentElement().getTextContent().contains("a < b & c"));
        for (String figure : List.of("61.5", "99.0", "40.0", "80.3", "100,000", "2 cores")) {
            assertTrue(svg.getDocumentElement().getTextContent().contains(figure), figure);
        }
        var circles = svg.getElementsByTagName("circle");
        assertEquals(2, circles.getLength());
        for (int i = 0; i < circles.getLength(); i++) {
            double y = Double.parseDouble(((Element) circles.item(i)).getAttribute("cy"));
            assertTrue(y > 50 && y < 350, "at " + y);
        }
    }
}
