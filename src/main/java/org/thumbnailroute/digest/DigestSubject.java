package org.thumbnailroute.digest;

import java.util.ArrayList;
import java.util.List;

/** How many of what a digest tells: {@code 512 thumbnails, 3 failures}. */
record DigestSubject(List<String> counts) {

    /** Characters that SNS takes. */
    private static final int LONGEST = 100;

    static DigestSubject of(Digest digest) {
        List<String> counts = new ArrayList<>();
        List<Told> announced = digest.of(Told.ANNOUNCED);
        if (!announced.isEmpty()) {
            counts.add(thumbnails(announced));
        }
        int failures = digest.of(Told.PARKED).size();
        if (failures > 0) {
            counts.add(number(failures, "failure"));
        }
        for (String outcome : digest.outcomes()) {
            if (!outcome.equals(Told.ANNOUNCED) && !outcome.equals(Told.PARKED)) {
                counts.add(digest.of(outcome).size() + " " + outcome);
            }
        }
        return new DigestSubject(counts);
    }

    private static String thumbnails(List<Told> announced) {
        int thumbnails = announced.stream().mapToInt(Told::thumbnails).sum();
        return thumbnails == announced.size()
                ? number(thumbnails, "thumbnail")
                : "%s of %s".formatted(number(thumbnails, "thumbnail"), number(announced.size(), "upload"));
    }

    static String number(int count, String what) {
        return count == 1 ? "1 " + what : count + " " + what + "s";
    }

    /** Text of this kind is ASCII, whatever the announcements hold. */
    @Override
    public String toString() {
        String all = String.join(", ", counts);
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST - 3) + "...";
    }
}
