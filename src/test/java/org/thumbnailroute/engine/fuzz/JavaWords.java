package org.thumbnailroute.engine.fuzz;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Words of the JDK's exceptions and of ImageIO's, which no user should have to read. */
public final class JavaWords {

    private static final Pattern WORDS =
            Pattern.compile("null|xception|java|bounds|[Ii]ndex\\b|[Nn]egative|array|[Cc]apacity"
                    + "|class |Cannot|cast|[Ii]nput|[Ss]tream|ImageIO|Image Type|Unsupported|EOF|raster|[@!]");

    private JavaWords() {}

    /** Those of some texts that have such a word. */
    public static List<String> in(Collection<String> texts) {
        return texts.stream().filter(WORDS.asPredicate()).distinct().toList();
    }
}
