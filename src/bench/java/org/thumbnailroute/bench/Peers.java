package org.thumbnailroute.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The peers that are installed here, and a line about each that is not. */
final class Peers {

    /** Where programs and pictures for the benchmark are kept. */
    static final Path WORK = Path.of("target/bench");

    static final String OURS = "ours";
    static final String LIBVIPS = "libvips";
    static final String THUMBNAILATOR = "Thumbnailator";

    private static final Path SOURCES = Path.of("src/bench/peers");
    private static final Map<String, String> ONE_THREAD = Map.of("VIPS_CONCURRENCY", "1");

    private final BenchOptions options;
    private final List<String> notes = new ArrayList<>();

    Peers(BenchOptions options) {
        this.options = options;
    }

    /** This engine first, then those of the others that were asked for and are there. */
    List<Peer> installed() throws IOException {
        Files.createDirectories(WORK);
        List<Peer> peers = new ArrayList<>();
        peers.add(Peer.ofJava(OURS, "ours", options));
        if (options.hasPeer(LIBVIPS)) {
            libvips().ifPresent(peers::add);
        }
        if (options.hasPeer("sharp")) {
            sharp().ifPresent(peers::add);
        }
        if (options.hasPeer("Pillow")) {
            pillow().ifPresent(peers::add);
        }
        if (options.hasPeer(THUMBNAILATOR)) {
            peers.add(Peer.ofJava(THUMBNAILATOR, "thumbnailator", options));
        }
        return peers;
    }

    /** Which version each peer has, or why it is skipped; known after {@link #installed()}. */
    List<String> notes() {
        return notes;
    }

    private Optional<Peer> libvips() {
        String program = WORK.resolve("vips").toAbsolutePath().toString();
        String source = SOURCES.resolve("vips.c").toString();
        String compile = "cc -O2 -o \"$0\" \"$1\" $(pkg-config --cflags --libs vips)";
        Optional<String> version = Program.output(Map.of(), "pkg-config", "--modversion", "vips")
                .filter(number -> Program.output(Map.of(), "sh", "-c", compile, program, source)
                        .isPresent())
                .map(number -> number + " (BMP by ImageMagick)");
        return noted(
                version,
                Peer.ofProgram(LIBVIPS, ONE_THREAD, program),
                "it needs cc, pkg-config and the headers of libvips (Debian: libvips-dev)");
    }

    private Optional<Peer> sharp() {
        String modules =
                options.sharp().resolve("node_modules").toAbsolutePath().toString();
        Map<String, String> environment = Map.of("NODE_PATH", modules, "VIPS_CONCURRENCY", "1");
        String versions = "const {versions: v} = require('sharp'); console.log(v.sharp + ' with libvips ' + v.vips)";
        return noted(
                Program.output(environment, "node", "-e", versions),
                Peer.ofProgram(
                        "sharp",
                        environment,
                        "node",
                        SOURCES.resolve("sharp.js").toString()),
                "it needs Node.js and npm install --prefix DIR sharp, then -Dpeers.sharp=DIR");
    }

    private Optional<Peer> pillow() {
        String version = "import PIL; print(PIL.__version__)";
        String python = options.pythons().stream()
                .filter(candidate ->
                        Program.output(Map.of(), candidate, "-c", version).isPresent())
                .findFirst()
                .orElse(options.pythons().get(0));
        return noted(
                Program.output(Map.of(), python, "-c", version),
                Peer.ofProgram(
                        "Pillow", Map.of(), python, SOURCES.resolve("pillow.py").toString()),
                "it needs a Python with Pillow (Debian: python3-pil), named by -Dpeers.python");
    }

    private Optional<Peer> noted(Optional<String> version, Peer peer, String missing) {
        notes.add(version.map(number -> peer.name() + " " + number).orElse(peer.name() + " is skipped: " + missing));
        return version.map(number -> peer);
    }
}
