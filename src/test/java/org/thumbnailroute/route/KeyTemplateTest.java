package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thumbnailroute.engine.BoundingBox;

class KeyTemplateTest {

    private static final BoundingBox BOX = new BoundingBox(64, 48);

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "{dir}thumbnail_{file}, photo.jpg, thumbnail_photo.jpg",
        "{dir}thumbnail_{file}, a/b/photo, a/b/thumbnail_photo",
        "{dir}thumbnail_{file}, /photo, /thumbnail_photo",
        "thumbs/{size}/{dir}{file}, a/b.png, thumbs/64x48/a/b.png",
        "{bucket}/{dir}{file}, a/b.png, originals/a/b.png",
        // what an object is called is never read as a template, nor as a replacement's group
        "{dir}thumbnail_{file}, {dir}/{size}$1\\2, {dir}/thumbnail_{size}$1\\2"
    })
    void makesTheKey(String template, String original, String thumbnail) {
        assertEquals(thumbnail, new KeyTemplate(template).keyOf("originals", original, BOX));
    }

    @ParameterizedTest(name = "{0} knows {1}: {2}")
    @CsvSource({
        "{dir}thumbnail_{file}, a/thumbnail_b.jpg, true",
        "{dir}thumbnail_{file}, thumbnail_b.jpg, true",
        "{dir}thumbnail_{file}, a/b.jpg, false",
        "{dir}thumbnail_{file}, thumbnail_a/b.jpg, false",
        "thumbs/{dir}{file}, thumbs/a/b.jpg, true",
        "thumbs/{dir}{file}, other/thumbs/b.jpg, false",
        "{bucket}/{dir}{file}, any.bucket-1/b.jpg, true",
        "{bucket}/{dir}{file}, b.jpg, false",
        "{dir}{size}_{file}, a/64x64_b, true",
        "{dir}{size}_{file}, a/axb_b, false",
        "{dir}.*\\Q\\E_{file}, a/.*\\Q\\E_b, true",
        "{dir}.*\\Q\\E_{file}, a/b_c, false"
    })
    void knowsItsOwnKeys(String template, String key, boolean own) {
        assertEquals(own, new KeyTemplate(template).matches(key));
    }

    @Test
    void tellsWhetherOriginalsAndThumbnailsCanShareABucket() {
        assertTrue(new KeyTemplate("{dir}thumbnail_{file}").keepsThumbnailsApart());
        assertTrue(new KeyTemplate("small/{dir}{file}").keepsThumbnailsApart());
        assertFalse(new KeyTemplate("{dir}{file}").keepsThumbnailsApart());
        assertFalse(new KeyTemplate("{dir}{file}.png").keepsThumbnailsApart(), "originals end in .png too");
        assertFalse(
                new KeyTemplate("{bucket}/{dir}{file}").keepsThumbnailsApart(), "any directory looks like a bucket");
    }
}
