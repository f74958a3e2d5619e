package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thumbnailroute.local.Deleted;
import org.thumbnailroute.local.EventDialect;
import org.thumbnailroute.local.S3Faults.Operation;
import org.thumbnailroute.pictures.QuadrantPicture;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The whole route under what {@link org.thumbnailroute.removal.DeleteModelTest} plays through: pictures are uploaded, deleted
 * and uploaded again while slow workers are at it, told of in any order, several times each.
 */
class OrderOfDeletesTest extends RouteTest {

    @Override
    Map<String, String> settings() {
        return Map.of(
                "thumbnail.on-delete", "delete",
                "thumbnail.concurrency", "6",
                "thumbnail.visibility-timeout-seconds", "2");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void thumbnailsAreThoseOfTheOriginalsThatAreThere(long seed) {
        Random random = new Random(seed);
        List<String> keys =
                IntStream.range(0, 10).mapToObj(i -> seed + "/" + i + ".jpg").toList();
        List<String> late = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            List<String> shuffled = new ArrayList<>(keys);
            Collections.shuffle(shuffled, random);
            for (String key : shuffled) {
                slowSomethingDown(random);
                String event = step == 0 || random.nextBoolean() ? put(key, random) : delete(key, step);
                if (random.nextInt(3) == 0) {
                    late.add(event);
                } else {
                    Collections.nCopies(1 + random.nextInt(2), event).forEach(this::send);
                }
            }
        }
        Collections.shuffle(late, random);
        late.forEach(this::send);

        awaitEmptyQueue();

        for (String key : keys) {
            String thumbnail = seed + "/thumbnail_" + key.substring(key.indexOf('/') + 1);
            assertEquals(etag(key), sourceEtag(thumbnail), key);
        }
        assertEquals(0, messages(stack.deadLetterQueueUrl()));
    }

    /** Often the same bytes again. */
    private String put(String key, Random random) {
        upload(key, QuadrantPicture.jpeg(100 + random.nextInt(2), 100, 1));
        return EventDialect.EVENT_BRIDGE.event(uploaded(key));
    }

    private String delete(String key, int step) {
        aws.s3().deleteObject(delete -> delete.bucket(stack.sourceBucket()).key(key));
        return EventDialect.S3_NOTIFICATION.event(Deleted.of(stack.sourceBucket(), key, step));
    }

    private void slowSomethingDown(Random random) {
        Duration pause = Duration.ofMillis(random.nextInt(200));
        switch (random.nextInt(4)) {
            case 0 -> aws.s3Faults().hangNext(Operation.GET_OBJECT, stack.sourceBucket(), 1, pause);
            case 1 -> aws.s3Faults().hangNext(Operation.HEAD_OBJECT, stack.targetBucket(), 1, pause);
            case 2 -> aws.s3Faults().hangNext(Operation.DELETE_OBJECT, stack.targetBucket(), 1, pause);
            default -> aws.s3Faults().hangNext(Operation.PUT_OBJECT, stack.targetBucket(), 1, pause);
        }
    }

    private Optional<String> etag(String key) {
        try {
            return Optional.of(uploaded(key).etag());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private Optional<String> sourceEtag(String thumbnail) {
        try {
            return Optional.ofNullable(stored(thumbnail).response().metadata().get("source-etag"));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }
}
