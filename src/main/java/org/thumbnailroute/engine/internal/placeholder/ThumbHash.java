package org.thumbnailroute.engine.internal.placeholder;

import java.util.Optional;

/**
 * ThumbHash, a blurred picture in at most 25 bytes: the average colour, the shape, and the lowest frequencies of lightness,
 * of two colour differences and of transparency. Its bytes are those of the reference implementation.
 *
 * @see <a href="https://evanw.github.io/thumbhash/">Evan Wallace's description and reference implementation</a>
 */
public final class ThumbHash {

    /** Pixels of the longer side, which the reference implementation does not exceed either. */
    public static final int LONGEST_SIDE = 100;

    private static final int MOST_BYTES = 25;

    private static final Grid COLOURS = new Grid(3, 3);
    private static final Grid ALPHA = new Grid(5, 5);

    private final HashChannels channels;
    private final CosineSums sums;
    private final int across;
    private final int down;

    private ThumbHash(SmallPicture picture) {
        this.channels = HashChannels.of(picture.argb());
        this.sums = new CosineSums(picture.width(), picture.height());
        int most = channels.isTransparent() ? 5 : CosineSums.MOST;
        double longer = Math.max(picture.width(), picture.height());
        this.across = Math.max(1, round(most * picture.width() / longer));
        this.down = Math.max(1, round(most * picture.height() / longer));
    }

    /** The hash of a picture, 5 to 25 bytes. */
    public static byte[] of(SmallPicture picture) {
        return new ThumbHash(picture).bytes(picture.width() > picture.height());
    }

    private byte[] bytes(boolean isLandscape) {
        Levels lightness = levels(
                channels.lightness(), new Grid(Math.max(3, across), Math.max(3, down)), new Levels.Steps(0, 63, 31));
        Levels.Steps ofColours = new Levels.Steps(31.5, 31.5, 63);
        Levels yellowBlue = levels(channels.yellowBlue(), COLOURS, ofColours);
        Levels redGreen = levels(channels.redGreen(), COLOURS, ofColours);
        HashBytes hash = new HashBytes(MOST_BYTES)
                .add(6, lightness.mean())
                .add(6, yellowBlue.mean())
                .add(6, redGreen.mean())
                .add(5, lightness.scale())
                .add(1, channels.isTransparent() ? 1 : 0)
                .add(3, isLandscape ? down : across)
                .add(6, yellowBlue.scale())
                .add(6, redGreen.scale())
                .add(1, isLandscape ? 1 : 0);
        if (channels.isTransparent()) {
            Levels alpha = levels(channels.alpha(), ALPHA, new Levels.Steps(0, 15, 15));
            hash.add(4, alpha.mean()).add(4, alpha.scale());
            addTerms(hash, lightness, yellowBlue, redGreen, alpha);
        } else {
            addTerms(hash, lightness, yellowBlue, redGreen);
        }
        return hash.bytes();
    }

    /** Of the rough sums, and only of the exact ones if the difference could change a bit, as of one flat colour. */
    private Levels levels(double[] channel, Grid grid, Levels.Steps steps) {
        Optional<Levels> rough = CosineSums.isConstant(channel)
                ? Optional.empty()
                : Levels.of(sums.roughly(channel, grid), CosineSums.ERROR, steps);
        return rough.or(() -> Levels.of(sums.exactly(channel, grid), 0, steps)).orElseThrow();
    }

    private static void addTerms(HashBytes hash, Levels... channels) {
        for (Levels channel : channels) {
            for (int term : channel.terms()) {
                hash.add(4, term);
            }
        }
    }

    private static int round(double value) {
        return (int) Math.round(value);
    }
}
