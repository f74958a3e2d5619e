package org.thumbnailroute.cli;

import org.thumbnailroute.app.RouteProgram;

/**
 * {@code java -jar}: the route, or a command. The route starts on a path of its own, which loads no class of the command
 * line: a worker that scales out pays for each.
 */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        System.exit(isRoute(args) ? RouteProgram.run() : Commands.run(args));
    }

    private static boolean isRoute(String... args) {
        return args.length == 0 || (args.length == 1 && args[0].equals("run"));
    }
}
