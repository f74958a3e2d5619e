package org.thumbnailroute.pictures;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** A little-endian TIFF file field by field, for what no encoder writes. Fields stand in the order they are given. */
public final class TiffBuilder {

    public static final int BYTE = 1;
    public static final int SHORT = 3;
    public static final int LONG = 4;
    public static final int RATIONAL = 5;
    public static final int UNDEFINED = 7;
    public static final int LONG8 = 16;

    private static final int OFFSETS = 273;
    private static final int COUNTS = 279;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Field(int tag, int type, long... values) {

        int size() {
            return switch (type) {
                case BYTE, UNDEFINED -> 1;
                case SHORT -> 2;
                case RATIONAL, LONG8 -> 8;
                default -> 4;
            };
        }

        int bytes() {
            return size() * values.length;
        }

        void put(ByteBuffer file, int at) {
            for (int i = 0; i < values.length; i++) {
                int place = at + i * size();
                switch (type) {
                    case BYTE, UNDEFINED -> file.put(place, (byte) values[i]);
                    case SHORT -> file.putShort(place, (short) values[i]);
                    case LONG8 -> file.putLong(place, values[i]);
                    case RATIONAL -> file.putInt(place, (int) values[i]).putInt(place + 4, 1);
                    default -> file.putInt(place, (int) values[i]);
                }
            }
        }
    }

    private final List<Field> fields = new ArrayList<>();
    private List<byte[]> parts = List.of();

    /** A page without any strips yet. */
    public static TiffBuilder of(int width, int height, int photometric, int samples, int bits) {
        return new TiffBuilder()
                .with(256, LONG, width)
                .with(257, LONG, height)
                .with(258, SHORT, bits)
                .with(262, SHORT, photometric)
                .with(277, SHORT, samples)
                .with(OFFSETS, LONG)
                .with(COUNTS, LONG);
    }

    /** Sets a field, in its place if it is there. */
    public TiffBuilder with(int tag, int type, long... values) {
        Field field = new Field(tag, type, values);
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).tag() == tag) {
                fields.set(i, field);
                return this;
            }
        }
        fields.add(field);
        return this;
    }

    /** Adds a field, even if there is one. */
    public TiffBuilder also(int tag, int type, long... values) {
        fields.add(new Field(tag, type, values));
        return this;
    }

    public TiffBuilder without(int tag) {
        fields.removeIf(field -> field.tag() == tag);
        return this;
    }

    /** Strips or tiles, in the order of their offsets. Where these fields were set to values before, they stay so. */
    public TiffBuilder parts(byte[]... bytes) {
        parts = List.of(bytes);
        return this;
    }

    /** The file: parts, then values, then the directory. */
    public byte[] encode() {
        int data = parts.stream().mapToInt(part -> part.length).sum();
        long[] offsets = new long[parts.size()];
        long[] counts = new long[parts.size()];
        int place = 8;
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = place;
            counts[i] = parts.get(i).length;
            place += parts.get(i).length;
        }
        List<Field> all = fields.stream()
                .map(field -> field.values().length > 0 ? field : places(field, offsets, counts))
                .toList();
        int values = all.stream()
                .mapToInt(field -> field.bytes() > 4 ? field.bytes() : 0)
                .sum();
        int directory = 8 + data + values;
        ByteBuffer file =
                ByteBuffer.allocate(directory + 2 + 12 * all.size() + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(directory);
        parts.forEach(file::put);
        int value = file.position();
        file.position(directory);
        file.putShort((short) all.size());
        for (Field field : all) {
            file.putShort((short) field.tag()).putShort((short) field.type()).putInt(field.values().length);
            boolean apart = field.bytes() > 4;
            field.put(file, apart ? value : file.position());
            if (apart) {
                file.putInt(value);
                value += field.bytes();
            } else {
                file.position(file.position() + 4);
            }
        }
        return file.array();
    }

    private static Field places(Field field, long[] offsets, long[] counts) {
        return switch (field.tag()) {
            case OFFSETS, 324 -> new Field(field.tag(), field.type(), offsets);
            case COUNTS, 325 -> new Field(field.tag(), field.type(), counts);
            default -> field;
        };
    }
}
