package org.thumbnailroute.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.engine.BoundingBox;

class KeyTemplateTest {

    private static final BoundingBox BOX = new BoundingBox(64, 48);

    /** One ends as another does, one begins as another. */
    private static final List<BoundingBox> HOSTILE_SIZES =
            Stream.of("1x1", "11x1", "1x11").map(BoundingBox::parse).toList();

    private static final KeyRange ANY = range(TestRules.of(List.of(TestRules.rest())));

    private static final List<String> HOSTILE_BUCKETS = List.of("a", "a1");

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "{dir}thumbnail_{file}, photo.jpg, thumbnail_photo.jpg",
        "{dir}thumbnail_{file}, a/b/photo, a/b/thumbnail_photo",
        "{dir}thumbnail_{file}, /photo, /thumbnail_photo",
        "{dir}small/{file}.jpg, a//photo, a//small/photo.jpg",
        "thumbs/{size}/{dir}{file}, a/b.png, thumbs/64x48/a/b.png",
        "{bucket}/{dir}{file}, a/b.png, originals/a/b.png",
        // what an object is called is never read as a template, nor as a replacement's group
        "{dir}thumbnail_{file}, {dir}/{size}$1\\2, {dir}/thumbnail_{size}$1\\2"
    })
    void makesTheKeyAndKnowsItsOriginal(String template, String original, String thumbnail) {
        KeyForm form = new KeyTemplate(template).form("originals", BOX, Optional.empty());

        assertEquals(thumbnail, form.keyOf(original));
        assertEquals(Optional.of(original), form.originalOf(thumbnail));
    }

    @ParameterizedTest(name = "{0} does not give {1}")
    @CsvSource({
        "{dir}thumbnail_{file}, a/b.jpg",
        "{dir}thumbnail_{file}, thumbnail_a/b.jpg",
        "{dir}thumbnail_{file}, a/thumbnail_",
        "thumbs/{dir}{file}, other/thumbs/b.jpg",
        "thumbs/{dir}{file}, thumbs/",
        "{dir}small/{file}, small/a/b",
        "{dir}small/{file}, xsmall/b",
        "{bucket}/{dir}{file}, any.bucket-1/b.jpg",
        "{dir}{size}_{file}, a/1920x1080_b",
        "{dir}.*\\Q\\E_{file}, a/b_c"
    })
    void knowsKeysThatAreNotItsOwn(String template, String key) {
        KeyForm form = new KeyTemplate(template).form("originals", BOX, Optional.empty());

        assertEquals(Optional.empty(), form.originalOf(key));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{dir}thumbnail_{file}",
                "small/{dir}{file}",
                "{dir}small/{file}",
                "{dir}{size}_{file}",
                "{size}/{dir}{file}",
                "thumbs-{dir}{file}",
                "{bucket}/{dir}{file}",
                "{dir}t.{file}.jpg"
            })
    void originalsAndThumbnailsCanShareABucket(String template) {
        assertTrue(new KeyTemplate(template).keepsThumbnailsApart());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{dir}{file}",
                "{dir}{file}.png",
                "{dir}{file}_small",
                "{dir}a{file}",
                "a{dir}{file}",
                "{dir}thumbnail{file}",
                "{dir}_{file}",
                "{dir}{size}{file}",
                "{dir}{file}/small"
            })
    void ordinaryNamesCouldBeThumbnails(String template) {
        assertFalse(new KeyTemplate(template).keepsThumbnailsApart());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {file}{dir}             | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            thumbs/{file}           | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            thumbs/{dir}            | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            {dir}{file}/{file}      | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            {dir}{dir}{file}        | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            thumbs                  | needs {dir} and {file}, once each and in this order, or two originals could overwrite each other's thumbnail
            ${dir}t_{file}          | a placeholder is written {dir}, without a $ before it
            {{dir}}t_{file}         | a placeholder is written {dir}, in single braces
            {dir}t_{file}{{size}}   | a placeholder is written {dir}, in single braces
            {dir}{name}{file}       | unknown {name}; known are {bucket}, {dir}, {ext}, {file} and {size}
            {Dir}{file}             | unknown {Dir}; known are {bucket}, {dir}, {ext}, {file} and {size}
            { dir }{file}           | unknown { dir }; known are {bucket}, {dir}, {ext}, {file} and {size}
            {dir}{}{file}           | unknown {}; known are {bucket}, {dir}, {ext}, {file} and {size}
            {dir}t_{file            | a brace has no partner
            dir}t_{file}            | a brace has no partner
            /{dir}t_{file}          | begins with a slash: the first directory would have no name
            {dir}t_{file}/          | ends with a slash, as the marker of a folder does
            {dir}/{file}            | {dir} ends with a slash itself: write {dir}{file}
            t//{dir}{file}          | has two slashes in a row: a directory would have no name
            ../{dir}{file}          | has a directory . or .., which many programs leave out of a key
            {dir}./{file}           | has a directory . or .., which many programs leave out of a key
            """)
    void saysWhatIsWrongWithATemplate(String template, String problem) {
        assertEquals(
                problem,
                assertThrows(IllegalArgumentException.class, () -> new KeyTemplate(template))
                        .getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {dir}{file}{size}       | 64x64,164x64  | "a1" of b in 64x64 and "a" of b in 164x64 would both get the key "a164x64"
            {dir}{size}{file}       | 64x64,64x640  | "0a" of b in 64x64 and "a" of b in 64x640 would both get the key "64x640a"
            {size}{dir}{file}       | 64x64,64x640  | "0a" of b in 64x64 and "a" of b in 64x640 would both get the key "64x640a"
            {dir}{size}_{file}      | 64x64,64x640  |
            {dir}{file}_{size}      | 64x64,164x64  |
            {dir}{file}{size}       | 64x64,128x128 |
            {dir}{file}/{size}.jpg  | 64x64,164x64  |
            {dir}x{size}/{file}     | 64x64,164x64  |
            """)
    void decidesWhetherSizesMeet(String template, String sizes, String meeting) {
        assertEquals(Optional.ofNullable(meeting), meeting(template, sizes, "b"));
    }

    @Test
    void decidesWhetherBucketsMeet() {
        assertEquals(
                Optional.of("\"-ba\" of a in 64x48 and \"a\" of a-b in 64x48 would both get the key \"a-ba\""),
                meeting("{bucket}{dir}{file}", "64x48", "a-b", "a"));
        assertEquals(Optional.empty(), meeting("{bucket}/{dir}{file}", "64x48", "a-b", "a"));
    }

    private static Optional<String> meeting(String template, String sizes, String... buckets) {
        Rules rules = TestRules.of(List.of(TestRules.rule("", "", template, sizes)));
        return new ThumbnailKeys(rules, List.of(buckets)).meeting().map(ThumbnailKeys.Meeting::description);
    }

    /** Templates out of parts that could be taken for each other, or for parts of an original's key. */
    private static List<KeyTemplate> hostileTemplates() {
        List<String> parts =
                List.of("", "1", "_", "a/", "/1", "{size}", "{size}/", "{bucket}", "_{size}", "{bucket}{size}");
        List<KeyTemplate> templates = new ArrayList<>();
        for (String before : parts) {
            for (String between : parts) {
                for (String after : parts) {
                    String template = before + "{dir}" + between + "{file}" + after;
                    if (!template.startsWith("/") && !template.endsWith("/") && !template.contains("}/1{")) {
                        templates.add(new KeyTemplate(template));
                    }
                }
            }
        }
        return templates;
    }

    /** Every key of up to four characters, of an alphabet that templates, buckets and sizes are made of. */
    private static List<String> originals() {
        List<String> all = new ArrayList<>(List.of(""));
        int begin = 0;
        for (int length = 1; length <= 4; length++) {
            int end = all.size();
            for (; begin < end; begin++) {
                for (String character : List.of("1", "/", "a", "x", "_")) {
                    all.add(all.get(begin) + character);
                }
            }
        }
        all.removeIf(key -> key.isEmpty() || key.endsWith("/"));
        return all;
    }

    /** Not by examples: what is said to meet does, and nothing else meets, of all short originals. */
    @Test
    void noTwoThumbnailsMeetUnlessItIsSaid() {
        List<String> originals = originals();
        int meetings = 0;
        int others = 0;
        for (KeyTemplate template : hostileTemplates()) {
            List<KeyForm> forms = HOSTILE_BUCKETS.stream()
                    .flatMap(bucket -> HOSTILE_SIZES.stream().map(box -> template.form(bucket, box, Optional.empty())))
                    .toList();
            List<Set<String>> keys = forms.stream()
                    .map(form -> originals.stream().map(form::keyOf).collect(Collectors.toSet()))
                    .toList();
            for (int i = 0; i < forms.size(); i++) {
                assertEquals(originals.size(), keys.get(i).size(), () -> template + " gives one key to two originals");
                for (int j = 0; j < i; j++) {
                    Optional<String> meeting =
                            KeyMeeting.of(new KeyReader(forms.get(i), ANY), new KeyReader(forms.get(j), ANY));
                    if (meeting.isPresent()) {
                        meetings++;
                        assertGives(forms.get(i), meeting.get());
                        assertGives(forms.get(j), meeting.get());
                    } else {
                        others++;
                        assertTrue(Collections.disjoint(keys.get(i), keys.get(j)), () -> template + " lets keys meet");
                    }
                }
            }
        }
        assertTrue(meetings > 1000 && others > 1000, meetings + " meet, " + others + " do not");
    }

    private static KeyRange range(Rules rules) {
        return KeyRange.of(rules.rest(), rules);
    }

    private static void assertGives(KeyForm form, String key) {
        assertEquals(Optional.of(key), form.originalOf(key).map(form::keyOf));
    }
}
