package org.thumbnailroute.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class HappyPathTest extends RouteTest {

    @Test
    void works() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "jpeg", out);
        upload("a/b c.jpg", out.toByteArray());
        System.out.println(announcement("a/b c.jpg").toPrettyString());
        awaitEmptyQueue();
        assertEquals("image/jpeg", stored("a/thumbnail_b c.jpg").response().contentType());
    }
}
