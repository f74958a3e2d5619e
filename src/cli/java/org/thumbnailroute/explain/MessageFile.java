package org.thumbnailroute.explain;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.thumbnailroute.terminal.UsageException;

/** The text of a file, or of standard input for {@code -}. */
final class MessageFile {

    /** More than what SQS hands over at a time, ten messages of 1 MiB, with all escapes. */
    private static final int LONGEST = 64 << 20;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private MessageFile() {}

    /** @throws UsageException if there is no such file, or it is no text */
    static String read(String name, InputStream standardInput) {
        try (InputStream input = name.equals("-") ? standardInput : Files.newInputStream(Path.of(name))) {
            byte[] bytes = input.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new UsageException(
                        "%s has more than %d MiB: this is no message of SQS".formatted(name, LONGEST >> 20));
            }
            return text(name, bytes);
        } catch (NoSuchFileException e) {
            throw new UsageException("--message: there is no file %s".formatted(name));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException("--message: %s cannot be read: %s".formatted(name, e.getMessage()));
        }
    }

    private static String text(String name, byte[] bytes) {
        try {
            String text =
                    charset(bytes).newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK ? text : text.substring(1);
        } catch (CharacterCodingException e) {
            throw new UsageException("--message: %s is not text in UTF-8".formatted(name));
        }
    }

    /** PowerShell writes UTF-16. */
    private static Charset charset(byte[] bytes) {
        int mark = bytes.length < 2 ? 0 : ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        return switch (mark) {
            case 0xfffe -> UTF_16LE;
            case 0xfeff -> UTF_16BE;
            default -> UTF_8;
        };
    }
}
