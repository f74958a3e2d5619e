package org.thumbnailroute.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.thumbnailroute.demo.Picture.State;
import org.thumbnailroute.demo.Picture.StepTime;

class BoardTest {

    private static final Ending FAILURE = Ending.failed("parked", "corrupt-image", "row 3", "upload it again", 0);
    private static final Ending DUPLICATE = Ending.failed("duplicate", "", "", "", 0);
    private static final Ending ANNOUNCED = new Ending(
            "announced",
            "",
            "",
            "",
            "image/png",
            9,
            9,
            List.of(new LinkedThumbnail("64x64", "image/png", 9, 9, 9, "", "http://s3/t", "2026-11-27T10:00:00Z")),
            0);

    private final Board board = new Board();

    @Test
    void addsUpTheTimesOfAStepThatIsDoneForEachSize() {
        board.uploading("a", "image/png", "", 9);
        board.stepStarted("a", "store");
        board.stepEnded("a", "store", 100);
        board.stepStarted("a", "store");
        board.stepEnded("a", "store", 50);
        assertEquals(List.of(new StepTime("store", 150, 2)), picture("a").steps());
    }

    @Test
    void doesNotPutBackInTheQueueWhatTheRouteHasBegun() {
        board.uploading("a", "image/png", "", 9);
        board.stepStarted("a", "fetch");
        board.uploaded("a");
        assertEquals(State.WORKING, picture("a").state());
        board.ended("a", State.FAILED, FAILURE);
        board.stepStarted("a", "fetch");
        board.redriven("a", 1);
        assertEquals(State.WORKING, picture("a").state());
        board.ended("a", State.FAILED, FAILURE);
        board.redriven("a", 1);
        assertEquals(State.FAILED, picture("a").state());
        board.redriven("a", 2);
        assertEquals(State.QUEUED, picture("a").state());
    }

    @Test
    void keepsTheThumbnailsOfAnUploadThatIsSkippedTheSecondTime() {
        board.uploading("a", "image/png", "", 9);
        board.ended("a", State.ANNOUNCED, ANNOUNCED);
        board.skipped("a", DUPLICATE);
        assertEquals(State.ANNOUNCED, picture("a").state());
        assertEquals(ANNOUNCED.thumbnails(), picture("a").ending().thumbnails());
        board.skipped("b", DUPLICATE);
        assertEquals(State.SKIPPED, picture("b").state());
    }

    @Test
    void givesALaterUploadOfAKeyAnIdOfItsOwn() {
        board.uploading("a", "image/png", "", 9);
        int first = picture("a").id();
        board.uploading("a", "image/png", "", 9);
        assertTrue(picture("a").id() > first);
        assertTrue(board.of(first).isEmpty());
    }

    @Test
    void forgetsTheOldestThatHasEnded() {
        board.uploading("waiting", "image/png", "", 9);
        IntStream.range(0, Board.MOST_PICTURES + 50).forEach(i -> board.ended("done " + i, State.FAILED, FAILURE));
        assertEquals(Board.MOST_PICTURES, board.all().size());
        assertEquals("waiting", board.all().get(0).key());
        assertTrue(board.of("done 0").isEmpty());
    }

    private Picture picture(String key) {
        return board.of(key).orElseThrow();
    }
}
