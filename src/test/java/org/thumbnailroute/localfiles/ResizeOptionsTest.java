package org.thumbnailroute.localfiles;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.BoundingBox;
import org.thumbnailroute.engine.Gravity;
import org.thumbnailroute.engine.ImageFormat;
import org.thumbnailroute.engine.Mode;
import org.thumbnailroute.engine.ThumbnailSpec;
import org.thumbnailroute.engine.Webp;
import picocli.CommandLine;

class ResizeOptionsTest extends ResizeRun {

    @Test
    void theDefaultsAreThoseOfTheRoute() {
        ResizeOptions options = options("--size 64x48 --out small a.jpg b");

        assertEquals(
                new ResizeOptions(
                        ThumbnailSpec.fit(64, 48),
                        Webp.NATIVE,
                        1,
                        1,
                        Path.of("small"),
                        false,
                        List.of(Path.of("a.jpg"), Path.of("b"))),
                options);
    }

    @Test
    void everythingCanBeAskedFor() {
        ResizeOptions options =
                options("a --size 9x9 --mode cover --gravity north-east --format webp --quality 7 --background #102030"
                        + " --repeat 20 --threads 4 b --out small");

        assertEquals(
                new ThumbnailSpec(
                        new BoundingBox(9, 9),
                        Mode.COVER,
                        Gravity.NORTH_EAST,
                        Optional.of(ImageFormat.WEBP),
                        7,
                        0x102030),
                options.spec());
        assertEquals(Webp.JAVA, options("a --size 9x9 --webp java --out small").webp());
        assertEquals(20, options.repeat());
        assertEquals(4, options.threads());
        assertEquals(List.of(Path.of("a"), Path.of("b")), options.inputs());
    }

    @Test
    void aValueMayStandBehindAnEqualsSign() {
        assertEquals(
                options("--size 9x9 --mode pad --background 102030 --out small a"),
                options("--size=9x9 --mode=pad --background=#102030 --out=small a"));
        assertEquals(
                Path.of("--odd=name"), options("--size 9x9 --out=--odd=name a").out());
    }

    @Test
    void everythingBehindTwoDashesIsAnInput() {
        ResizeOptions options = options("--size 9x9 --out d -- --size -- -h");

        assertEquals(List.of(Path.of("--size"), Path.of("--"), Path.of("-h")), options.inputs());
    }

    @Test
    void overwritesOnlyIfAsked() {
        assertEquals(false, options("--size 9x9 --out d a").overwrite());
        assertEquals(true, options("--size 9x9 --overwrite --out d a").overwrite());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '~', quoteCharacter = '`', textBlock = """
            --out d a                                  ~ Missing required option: '--size=WxH'
            a                                          ~ Missing required options: '--size=WxH', '--out=DIR'
            --size 64x64 --out d                       ~ Missing required parameter: 'FILE|DIR'
            --size 64x64,9x9 --out d a                 ~ --size: "64x64,9x9" is not WIDTHxHEIGHT in pixels, such as 64x64
            --size 0x9 --out d a                       ~ --size: a side of 0x9 is outside 1 to 4096 pixels
            --size 9x9 --out d --mode crop a           ~ --mode: "crop" is not fit, cover or pad
            --size 9x9 --out d --format gif a          ~ --format: "gif" is not jpeg, png or webp
            --size 9x9 --out d --quality 0 a           ~ --quality: "0" is not a whole number from 1 to 100
            --size 9x9 --out d --quality 101 a         ~ --quality: "101" is not a whole number from 1 to 100
            --size 9x9 --out d --background red a      ~ --background: "red" is not RRGGBB, such as ffffff
            --size 9x9 --out d --webp none a           ~ --webp: "none" is not native or java
            --size 9x9 --out d --format webp --webp java a ~ --format: WebP is not written with --webp java
            --size 9x9 --out d --repeat x a            ~ --repeat: "x" is not a whole number from 1 to 1000000
            --size 9x9 --out d --threads 99999999999 a ~ --threads: "99999999999" is not a whole number from 1 to 256
            --size 9x9 --size 8x8 --out d a            ~ option '--size' (WxH) should be specified only once
            --size 9x9 --out d --sharp a               ~ unknown option "--sharp"
            --sizes 9x9 --out d a                      ~ unknown option "--sizes"; did you mean --size?
            --size 9x9 --out d -x.jpg a                ~ unknown option "-x.jpg"
            --size --out d a                           ~ Expected parameter for option '--size' but found '--out'
            --size= --out d a                          ~ --size: "" is not WIDTHxHEIGHT in pixels, such as 64x64
            --size 9x9 --out= a                        ~ --out is empty; the current directory is "."
            --size 9x9 --out d --overwrite=no a        ~ Invalid value for option '--overwrite': 'no' is not a boolean
            --size 9x9 --out d --                      ~ Missing required parameter: 'FILE|DIR'
            a --size 9x9 --out d --background          ~ Missing required parameter for option '--background' (RRGGBB)
            """)
    void refusesNonsenseInOneLine(String arguments, String problem) {
        assertEquals(2, resize(arguments));
        assertEquals(problem + "; see thumbnail-route resize --help\n", errors());
        assertEquals("", printed());
    }

    private static ResizeOptions options(String arguments) {
        ResizeCommand command = new ResizeCommand();
        new CommandLine(command).parseArgs(arguments.split(" "));
        return command.options();
    }
}
