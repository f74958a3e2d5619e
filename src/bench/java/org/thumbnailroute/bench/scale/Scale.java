package org.thumbnailroute.bench.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.thumbnailroute.bench.Markdown;
import org.thumbnailroute.docs.ScaleFile;

/** Prints the tables of {@code src/docs/scale.md}. */
public final class Scale {

    /** KEDA has found the number of workers by then. */
    private static final double SETTLED = 600;

    /** The queue only grows, so there is nothing to wait for. */
    private static final double NEVER_SETTLED = 180;

    private static final List<Setup> SETUPS = List.of(
            new Setup("10/s, as shipped", 10, 10, 3000, 8, 1, 4000, SETTLED),
            new Setup("1,000/s, as shipped", 1000, 10, 3000, 8, 1, 4000, SETTLED),
            new Setup("1,000/s, tuned", 1000, 14, 300, 24, 1, 4000, SETTLED),
            new Setup("10,000/s, only more workers", 10_000, 140, 300, 24, 1, 4000, NEVER_SETTLED),
            new Setup("10,000/s, sharded", 10_000, 140, 300, 24, 4, 40_000, SETTLED));

    /** Those that keep up. */
    private static final List<Integer> BILLED = List.of(0, 2, 4);

    /** The one that others are priced by. */
    private static final int TUNED = 2;

    private static final List<Integer> RATES = List.of(10, 1000, 10_000);

    private static final List<Integer> PEAKS = List.of(100, 500, 1000, 2000, 5000, 10_000);

    private final ScaleFile numbers = ScaleFile.shipped();

    private Scale() {}

    public static void main(String[] args) {
        new Scale().print();
    }

    private void print() {
        printQuotas();
        printSetups();
        List<SimulatedOutcome> outcomes = SETUPS.parallelStream()
                .map(setup -> Simulation.run(setup, numbers))
                .toList();
        printSizes(Bill.of(numbers, outcomes.get(TUNED)).getOrDefault("total", 0.0));
        printOutcomes(outcomes);
        printBill(BILLED.stream().map(outcomes::get).toList());
        printFence();
        printCalibration();
    }

    private void printQuotas() {
        table(
                Stream.concat(
                                Stream.of("quota", "limit", "for an upload", "met at uploads/s"),
                                RATES.stream().map(rate -> "at " + whole(rate) + "/s"))
                        .toList(),
                Quota.all(numbers, workersPerUpload()).stream().map(this::row).toList());
    }

    private List<String> row(Quota quota) {
        List<String> cells = new ArrayList<>(
                List.of(quota.name(), whole(quota.limit()), part(quota.perUpload()), whole(quota.metAt())));
        RATES.forEach(rate -> cells.add(percent(rate / quota.metAt())));
        return cells;
    }

    private void printSizes(double dollarsPerMillion) {
        List<Quota> quotas = Quota.all(numbers, workersPerUpload());
        table(
                List.of("uploads/s at peak", "workers", "memory GB", "US$ an hour", "quotas met, see below"),
                PEAKS.stream()
                        .map(peak -> Sizing.of(numbers, peak))
                        .map(size -> List.of(
                                whole(size.peak()),
                                whole(size.workers()),
                                whole(Math.ceil(size.workers() * Bill.WORKER_GB)),
                                whole(size.hour(dollarsPerMillion)),
                                met(size.met(quotas))))
                        .toList());
    }

    private static String met(List<String> quotas) {
        return switch (quotas.size()) {
            case 0 -> "none";
            case 1 -> quotas.get(0);
            default -> "%s, and %d more".formatted(quotas.get(0), quotas.size() - 1);
        };
    }

    private static double workersPerUpload() {
        Setup largest = SETUPS.get(SETUPS.size() - 1);
        return largest.mostWorkers() / largest.rate();
    }

    private void printSetups() {
        table(
                List.of(
                        "setup",
                        "thumbnail.concurrency",
                        "maxReplicaCount",
                        "queueLength",
                        "S3 prefixes",
                        "table writes/s"),
                SETUPS.stream()
                        .map(setup -> List.of(
                                setup.name(),
                                whole(setup.consumers()),
                                whole(setup.mostWorkers()),
                                count(setup.queueLength()),
                                whole(setup.prefixes()),
                                whole(setup.tableWrites())))
                        .toList());
    }

    private void printOutcomes(List<SimulatedOutcome> outcomes) {
        table(
                List.of(
                        "setup",
                        "workers",
                        "memory GB",
                        "announced/s",
                        "p50 s",
                        "p99 s",
                        "in flight",
                        "waiting at the end",
                        "most refused by"),
                outcomes.stream().map(Scale::row).toList());
    }

    private static List<String> row(SimulatedOutcome outcome) {
        return List.of(
                outcome.setup().name(),
                whole(outcome.workers()),
                whole(Math.ceil(outcome.workers() * Bill.WORKER_GB)),
                whole(outcome.rate()),
                seconds(outcome.announced().quantile(0.5)),
                seconds(outcome.announced().quantile(0.99)),
                count(outcome.peakInFlight()),
                count(outcome.waiting()),
                outcome.refusedBy());
    }

    private void printBill(List<SimulatedOutcome> outcomes) {
        List<Map<String, Double>> bills =
                outcomes.stream().map(outcome -> Bill.of(numbers, outcome)).toList();
        table(
                Stream.concat(
                                Stream.of("US$ for a million uploads"),
                                outcomes.stream().map(outcome -> outcome.setup().name()))
                        .toList(),
                bills.get(0).keySet().stream()
                        .map(part -> Stream.concat(
                                        Stream.of(part),
                                        bills.stream().map(bill -> dollars(bill.getOrDefault(part, 0.0))))
                                .toList())
                        .toList());
    }

    private void printFence() {
        double write = numbers.get("price.dynamodb.write");
        double put = numbers.get("price.s3.write");
        double get = numbers.get("price.s3.read");
        double morePuts = numbers.get("calls.overwritten.s3.put") - numbers.get("calls.s3.put");
        double heads = numbers.get("calls.overwritten.s3.head");
        table(
                List.of("what", "requests", "US$ for a million"),
                List.of(
                        List.of("lease and record of an upload", "2 writes", dollars(2 * write)),
                        List.of("check before the announcement", "1 write", dollars(write)),
                        List.of(
                                "repeated event",
                                "1 write",
                                dollars(numbers.get("calls.repeated.dynamodb.write") * write)),
                        List.of("conditions on GET and PUT", "none", dollars(0)),
                        List.of(
                                "overwritten original, in addition",
                                "%.0f PUT, %.0f HEAD".formatted(morePuts, heads),
                                dollars(morePuts * put + heads * get)),
                        List.of("originals through a NAT gateway", "by GB", dollars(Bill.nat(numbers)))));
    }

    private void printCalibration() {
        table(
                List.of("worker and local AWS on", "measured images/s", "model", "model is off by"),
                Stream.of(Calibration.of(numbers, "one-core", 1), Calibration.of(numbers, "two-cores", 2))
                        .map(point -> List.of(
                                point.name(),
                                whole(point.measured()),
                                whole(point.modelled()),
                                String.format(Locale.ROOT, "%+d %%", Math.round(100 * point.error()))))
                        .toList());
    }

    private static void table(List<String> head, List<List<String>> rows) {
        System.out.println();
        Markdown table = new Markdown(head);
        table.printHead();
        rows.forEach(table::print);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    private static String part(double number) {
        return number < 1 ? String.format(Locale.ROOT, "%.3f", number) : whole(number);
    }

    private static String percent(double part) {
        return String.format(Locale.ROOT, part < 0.1 ? "%.1f %%" : "%.0f %%", 100 * part);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.1f" : "%.0f", seconds);
    }

    private static String dollars(double dollars) {
        return String.format(Locale.ROOT, "%.2f", dollars);
    }
}
