package org.thumbnailroute.pictures.jpeg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One scan (T.81 B.2.3).
 *
 * @param components indices into the frame's
 * @param from Ss, the first coefficient in zigzag order
 * @param to Se, the last
 * @param high Ah, how many low bits the scan before had left out; 0 for the first scan of these coefficients
 * @param low Al, how many low bits this scan leaves out
 */
record ScanSpec(List<Integer> components, int from, int to, int high, int low) {

    /** Everything in one scan. */
    static List<ScanSpec> interleaved(int components) {
        return List.of(new ScanSpec(all(components), 0, 63, 0, 0));
    }

    /** A sequential scan for each group, such as {@code "0" and "2,1"}. */
    static List<ScanSpec> groups(String... groups) {
        List<ScanSpec> scans = new ArrayList<>();
        for (String group : groups) {
            scans.add(new ScanSpec(parse(group), 0, 63, 0, 0));
        }
        return scans;
    }

    /** What libjpeg's {@code jpeg_simple_progression} makes of three components. */
    static List<ScanSpec> standardProgression() {
        return script("0,1,2:0-0:0:1 0:1-5:0:2 2:1-63:0:1 1:1-63:0:1 0:6-63:0:2 0:1-63:2:1 0,1,2:0-0:1:0 2:1-63:1:0 "
                + "1:1-63:1:0 0:1-63:1:0");
    }

    /** Two steps of approximation for any number of components. */
    static List<ScanSpec> progression(int components) {
        List<ScanSpec> scans = new ArrayList<>();
        scans.add(new ScanSpec(all(components), 0, 0, 0, 1));
        for (int step : new int[] {0, 2, 1}) {
            for (int component : all(components)) {
                if (step == 0) {
                    scans.add(new ScanSpec(List.of(component), 1, 5, 0, 2));
                    scans.add(new ScanSpec(List.of(component), 6, 63, 0, 2));
                } else {
                    scans.add(new ScanSpec(List.of(component), 1, 63, step, step - 1));
                }
            }
        }
        scans.add(new ScanSpec(all(components), 0, 0, 1, 0));
        return scans;
    }

    /** Scans as {@code components:from-to:high:low}, separated by blanks. */
    static List<ScanSpec> script(String text) {
        List<ScanSpec> scans = new ArrayList<>();
        for (String scan : text.split(" ", -1)) {
            String[] parts = scan.split("[:-]", -1);
            scans.add(new ScanSpec(
                    parse(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4])));
        }
        return scans;
    }

    private static List<Integer> parse(String group) {
        return List.of(group.split(",", -1)).stream().map(Integer::valueOf).toList();
    }

    private static List<Integer> all(int components) {
        return IntStream.range(0, components).boxed().toList();
    }
}
