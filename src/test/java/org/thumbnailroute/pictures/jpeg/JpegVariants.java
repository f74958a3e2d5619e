package org.thumbnailroute.pictures.jpeg;

import java.util.ArrayList;
import java.util.List;

/** JPEG files of every kind, and what is to become of each. */
public final class JpegVariants {

    private JpegVariants() {}

    /** Valid, damaged and unsupported ones, written anew by each call. */
    public static List<JpegCase> all() {
        List<JpegCase> all = new ArrayList<>();
        all.addAll(valid());
        all.addAll(DamagedJpegs.all());
        all.addAll(RestartJpegs.all());
        all.addAll(CutJpegs.all());
        all.addAll(HostileJpegs.all(2000));
        return all;
    }

    /** The valid ones. */
    public static List<JpegCase> valid() {
        List<JpegCase> valid = new ArrayList<>();
        valid.addAll(SamplingJpegs.all());
        valid.addAll(ScanJpegs.all());
        valid.addAll(ColourJpegs.all());
        valid.addAll(StructureJpegs.all());
        valid.addAll(FrameJpegs.all());
        valid.addAll(ExifJpegs.all());
        return valid;
    }
}
