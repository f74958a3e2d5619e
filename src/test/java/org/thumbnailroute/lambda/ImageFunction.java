package org.thumbnailroute.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.thumbnailroute.cloudformation.Template;
import org.thumbnailroute.image.JibImage;

/**
 * The image as Lambda runs it: its files, with the entry point that the template names in place of its own.
 *
 * @param root the root of its file system
 */
record ImageFunction(Path root) implements Function {

    private static final JibImage IMAGE = JibImage.ofThePom();
    private static final JsonNode PROPERTIES =
            Template.lambda().deployed(Map.of("ImageUri", "image")).properties("Function");

    /** With the files of the last build, which it copies below a directory. */
    static Function unpackedTo(Path root) throws IOException {
        IMAGE.unpackTo(root);
        return new ImageFunction(root);
    }

    @Override
    public Path directory() {
        return inRoot(PROPERTIES.at("/ImageConfig/WorkingDirectory").asText());
    }

    @Override
    public List<String> command(int memoryMegabytes) {
        List<String> command = new ArrayList<>();
        Stream.of("EntryPoint", "Command")
                .flatMap(part -> PROPERTIES.path("ImageConfig").required(part).valueStream())
                .forEach(word -> command.add(word.asText()));
        command.set(0, inRoot(command.get(0)).toString());
        return command;
    }

    @Override
    public Map<String, String> variables() {
        return IMAGE.environment();
    }

    private Path inRoot(String absolute) {
        return root.resolve(absolute.substring(1));
    }
}
