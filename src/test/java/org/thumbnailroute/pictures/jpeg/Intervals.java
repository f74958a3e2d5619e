package org.thumbnailroute.pictures.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file taken apart at the RST markers of its first scan that has some.
 *
 * @param parts what lies between the markers; the first one has the headers before it, the last one the rest of the file
 * @param markers after each part but the last
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Intervals(List<byte[]> parts, List<byte[]> markers, int headers) {

    static Intervals of(byte[] file) {
        List<byte[]> parts = new ArrayList<>();
        List<byte[]> markers = new ArrayList<>();
        int headers = 0;
        int from = 0;
        for (int at = 0; at + 1 < file.length; at++) {
            int marker = (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
            if (marker == 0xFFDA && !markers.isEmpty()) {
                break;
            }
            if (marker >= 0xFFD0 && marker <= 0xFFD7) {
                parts.add(Arrays.copyOfRange(file, from, at));
                markers.add(Arrays.copyOfRange(file, at, at + 2));
                from = at + 2;
            } else if (marker == 0xFFDA) {
                headers = at + 2 + (file[at + 3] & 0xFF);
            }
        }
        parts.add(Arrays.copyOfRange(file, from, file.length));
        return new Intervals(parts, markers, headers);
    }

    byte[] join() {
        List<byte[]> all = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            all.add(parts.get(i));
            all.add(i < markers.size() ? markers.get(i) : new byte[0]);
        }
        return Segments.join(all.toArray(byte[][]::new));
    }

    /** Some intervals lost, with the marker before each. The last one's end takes part. */
    Intervals without(int from, int to) {
        List<byte[]> newParts = new ArrayList<>(parts);
        List<byte[]> newMarkers = new ArrayList<>(markers);
        byte[] end = parts.get(parts.size() - 1);
        newParts.subList(from, to).clear();
        newMarkers.subList(from - 1, to - 1).clear();
        if (to == parts.size()) {
            newParts.add(Segments.join(newParts.remove(from - 1), Arrays.copyOfRange(end, end.length - 2, end.length)));
        }
        return new Intervals(newParts, newMarkers, headers);
    }

    /** Some intervals twice, each time with the marker before them. */
    Intervals twice(int from, int to) {
        List<byte[]> newParts = new ArrayList<>(parts);
        List<byte[]> newMarkers = new ArrayList<>(markers);
        newParts.addAll(to, parts.subList(from, to));
        newMarkers.addAll(to - 1, markers.subList(from - 1, to - 1));
        return new Intervals(newParts, newMarkers, headers);
    }

    /** Other data for an interval. */
    Intervals with(int interval, int... values) {
        List<byte[]> newParts = new ArrayList<>(parts);
        byte[] head = Arrays.copyOf(parts.get(interval), interval == 0 ? headers : 0);
        newParts.set(interval, Segments.join(head, Segments.bytes(values)));
        return new Intervals(newParts, markers, headers);
    }

    /** Another marker, or what is no marker, behind an interval. */
    Intervals marked(int interval, int first, int second) {
        List<byte[]> newMarkers = new ArrayList<>(markers);
        newMarkers.set(interval, Segments.bytes(first, second));
        return new Intervals(parts, newMarkers, headers);
    }

    /** The marker behind an interval lost, the data there. */
    Intervals joined(int interval) {
        List<byte[]> newMarkers = new ArrayList<>(markers);
        newMarkers.set(interval, new byte[0]);
        return new Intervals(parts, newMarkers, headers);
    }

    /** All markers numbered otherwise. */
    Intervals numbered(int first, int step) {
        List<byte[]> newMarkers = new ArrayList<>();
        for (int i = 0; i < markers.size(); i++) {
            newMarkers.add(Segments.bytes(0xFF, 0xD0 + (first + i * step) % 8));
        }
        return new Intervals(parts, newMarkers, headers);
    }
}
