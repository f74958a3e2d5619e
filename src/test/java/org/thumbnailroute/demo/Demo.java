package org.thumbnailroute.demo;

import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.failure.StartFailure;
import org.thumbnailroute.local.LocalAws;
import org.thumbnailroute.local.Stack;

/** Starts an AWS and the route in this process, uploads pictures, and shows what becomes of them. */
public final class Demo {

    private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
    private volatile boolean closing;

    private Demo() {}

    /** With -Dexit the exit code is 1 if a picture failed; without it Ctrl-C ends the demo. */
    public static void main(String[] args) throws InterruptedException {
        // drawing and resizing need no screen; on a Mac they would put an icon into the dock
        System.setProperty("java.awt.headless", "true");
        // the table says the same
        System.setProperty("outcomes.log", "off");
        Demo demo = new Demo();
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "demo-shutdown"));
        int status = 1;
        try {
            status = demo.run(DemoOptions.fromSystemProperties());
        } catch (RuntimeException e) {
            demo.report(e);
        }
        System.exit(status);
    }

    private int run(DemoOptions options) throws InterruptedException {
        CompletableFuture<List<DemoPicture>> drawing = options.images()
                .map(directory -> CompletableFuture.completedFuture(DemoPictures.in(directory)))
                .orElseGet(() -> CompletableFuture.supplyAsync(DemoPictures::drawn));
        PageServer server = opened(PageServer.bind(options.port()));
        System.out.println("Starting SQS, S3, SNS and the route, all in this process ...");
        LocalAws aws = opened(LocalAws.start());
        aws.systemProperties().forEach(System::setProperty);
        Stack stack = aws.createStack("demo", 3);
        DemoPage page = opened(new DemoPage(aws, stack));
        startRoute(stack, page);
        Optional<URI> address = options.exit() ? Optional.empty() : Optional.of(page.serve(server));
        address.ifPresent(uri -> System.out.printf("Watch and upload your own: %s   (Ctrl-C ends the demo)%n", uri));

        List<DemoPicture> pictures = drawing.join();
        System.out.printf("Uploading %d pictures. This is what the route makes of them:%n%n", pictures.size());
        Table table = new Table(System.out, pictures);
        table.printHead();
        List<Picture> results = new DemoRun(page, pictures).run(table::print);
        System.out.printf("%n%s%n", Table.summary(results));

        if (address.isPresent()) {
            System.out.printf("Look at them: %s   (Ctrl-C ends the demo, and with it the links)%n", address.get());
            Thread.currentThread().join();
        }
        return results.stream().allMatch(result -> result.state() == State.ANNOUNCED) ? 0 : 1;
    }

    private void startRoute(Stack stack, DemoPage page) {
        DemoRoute route = opened(new DemoRoute(stack, page, Map.of("thumbnail.facts", "thumbhash,colour")));
        try {
            route.start();
        } catch (RuntimeException e) {
            throw new UserError("The route cannot start: " + StartFailure.line(e));
        }
    }

    /** Says nothing of what fails because Ctrl-C has taken the AWS away. */
    private void report(RuntimeException failure) {
        if (closing) {
            return;
        }
        if (failure instanceof UserError) {
            System.err.println(failure.getMessage());
        } else {
            throw failure;
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    /** In the reverse order: the route ends its work while the AWS is still there. */
    private void close() {
        closing = true;
        for (AutoCloseable resource : open) {
            try {
                resource.close();
            } catch (Exception e) {
                System.err.println("The demo does not end cleanly: " + e);
            }
        }
    }
}
