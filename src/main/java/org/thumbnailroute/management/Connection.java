package org.thumbnailroute.management;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A client that asks once: its request is read, answered, and the connection closed. Nothing waits. */
final class Connection {

    /** Bytes of a request, and of what is read after it. */
    static final int LONGEST_REQUEST = 8192;

    private static final String END = "\r\n\r\n";

    private final Pages pages;
    private final long deadline;
    private final ByteBuffer input = ByteBuffer.allocate(LONGEST_REQUEST);
    private ByteBuffer answer = ByteBuffer.allocate(0);
    private boolean isAnswered;

    /** @param deadline when it has to be over, on the clock of {@link System#nanoTime} */
    Connection(Pages pages, long deadline) {
        this.pages = pages;
        this.deadline = deadline;
    }

    long nanosLeft() {
        return deadline - System.nanoTime();
    }

    /** Reads or writes what can be at once; false when it is over. */
    boolean proceed(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        return key.isWritable() ? write(channel, key) : read(channel, key);
    }

    private boolean write(SocketChannel channel, SelectionKey key) throws IOException {
        channel.write(answer);
        if (!answer.hasRemaining()) {
            channel.shutdownOutput();
            key.interestOps(SelectionKey.OP_READ);
        }
        return true;
    }

    private boolean read(SocketChannel channel, SelectionKey key) throws IOException {
        int known = Math.max(0, input.position() - END.length());
        if (channel.read(input) < 0) {
            return false;
        }
        if (isAnswered) {
            // a body, say; if it were not read, the answer could be lost
            return input.hasRemaining();
        }
        int end = new String(input.array(), known, input.position() - known, ISO_8859_1).indexOf(END);
        if (end >= 0) {
            send(pages.answer(new String(input.array(), 0, known + end, ISO_8859_1)), key);
        } else if (!input.hasRemaining()) {
            send(pages.tooLong(), key);
        }
        return true;
    }

    private void send(ByteBuffer bytes, SelectionKey key) {
        answer = bytes;
        isAnswered = true;
        input.clear();
        key.interestOps(SelectionKey.OP_WRITE);
    }
}
