package org.thumbnailroute.app;

import java.util.List;
import org.thumbnailroute.cli.CommandLine;

/** {@code java -jar}: the route; with arguments a command for people, and nothing of Camel is loaded. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(args.length == 0 ? RouteProgram.run() : CommandLine.run(List.of(args), System.out, System.err));
    }
}
