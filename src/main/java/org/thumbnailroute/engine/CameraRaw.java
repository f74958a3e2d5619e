package org.thumbnailroute.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Raw pictures of cameras that are TIFF files to their last byte, but whose first page is at best a preview. What tells
 * them is a directory of what a sensor saw, among those that the first one has (ISO 12234-2, TIFF/EP), or a DNG version.
 */
final class CameraRaw {

    private static final int PHOTOMETRIC = 262;
    private static final int MAKE = 271;
    private static final int SUB_DIRECTORIES = 330;
    /** Of the colours before a sensor. Samsung's raw pictures have this and no photometric interpretation. */
    private static final int FILTER_PATTERN = 33421;

    private static final int DNG_VERSION = 50706;

    private static final int COLOUR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MOST_SUB_DIRECTORIES = 16;
    private static final int LONGEST_MAKE = 40;

    private static final List<String> MAKERS =
            List.of("Nikon", "Sony", "Pentax", "Ricoh", "Samsung", "Kodak", "Hasselblad", "Epson", "Mamiya", "Leaf");

    private final ByteBuffer file;

    private CameraRaw(byte[] tiff) {
        file = ByteBuffer.wrap(tiff);
        file.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    /**
     * The kind of raw picture.
     *
     * @param tiff begins with its byte order; may end anywhere
     * @return empty if it is a TIFF like others
     */
    static String nameOf(byte[] tiff) {
        return tiff.length < 8 ? "" : new CameraRaw(tiff).name();
    }

    private String name() {
        Map<Integer, Integer> first = directory(file.getInt(4));
        if (first.containsKey(DNG_VERSION)) {
            return "DNG";
        }
        boolean raw = isSensor(first) || subDirectories(first).stream().anyMatch(place -> isSensor(directory(place)));
        return raw ? maker(first) + " raw" : "";
    }

    /** Where the entry of each tag is. */
    private Map<Integer, Integer> directory(int place) {
        Map<Integer, Integer> entries = new HashMap<>();
        if (place >= 0 && place <= file.limit() - 2) {
            int entry = place + 2;
            for (int left = u16(place); left > 0 && entry <= file.limit() - ENTRY; left--, entry += ENTRY) {
                entries.putIfAbsent(u16(entry), entry);
            }
        }
        return entries;
    }

    private boolean isSensor(Map<Integer, Integer> directory) {
        Integer entry = directory.get(PHOTOMETRIC);
        if (entry == null) {
            return directory.containsKey(FILTER_PATTERN);
        }
        int value = u16(entry + 2) == SHORT ? u16(entry + 8) : file.getInt(entry + 8);
        return value == COLOUR_FILTER_ARRAY || value == LINEAR_RAW;
    }

    private List<Integer> subDirectories(Map<Integer, Integer> directory) {
        List<Integer> places = new ArrayList<>();
        Integer entry = directory.get(SUB_DIRECTORIES);
        if (entry != null) {
            int count = Math.min(MOST_SUB_DIRECTORIES, file.getInt(entry + 4));
            int from = count == 1 ? entry + 8 : file.getInt(entry + 8);
            for (int i = 0; i < count && from >= 0 && from <= file.limit() - 4 * (i + 1); i++) {
                places.add(file.getInt(from + 4 * i));
            }
        }
        return places;
    }

    private String maker(Map<Integer, Integer> directory) {
        Integer entry = directory.get(MAKE);
        int length = entry == null ? 0 : Math.min(LONGEST_MAKE, file.getInt(entry + 4));
        int from = entry == null || length <= 4 ? 0 : file.getInt(entry + 8);
        if (length <= 4 || from < 0 || from > file.limit() - length) {
            return "camera";
        }
        String make = new String(file.array(), from, length, ISO_8859_1).toLowerCase(Locale.ROOT);
        return MAKERS.stream()
                .filter(maker -> make.contains(maker.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse("camera");
    }

    private int u16(int at) {
        return file.getShort(at) & 0xffff;
    }
}
