package org.thumbnailroute.image;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What the configuration of Jib in src/build/pom.xml makes of the build. */
public final class JibImage {

    private static final String JIB = "//plugin[artifactId='jib-maven-plugin']/configuration/";

    private final Document build;
    private final Document project;
    private final XPath xpath = XPathFactory.newInstance().newXPath();

    private JibImage(Document build, Document project) {
        this.build = build;
        this.project = project;
    }

    public static JibImage ofThePom() {
        return new JibImage(parse("src/build/pom.xml"), parse("pom.xml"));
    }

    private static Document parse(String file) {
        try {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file);
        } catch (Exception e) {
            throw new IllegalStateException(file, e);
        }
    }

    List<String> entrypoint() {
        return nodes("container/entrypoint/arg").map(Node::getTextContent).toList();
    }

    public String user() {
        return text("container/user");
    }

    public String workingDirectory() {
        return text("container/workingDirectory");
    }

    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        nodes("container/environment/*").forEach(node -> environment.put(node.getNodeName(), node.getTextContent()));
        return environment;
    }

    /** Copies the files as they lie in the image, with its times and modes: for others to read but not to write. */
    public void unpackTo(Path root) throws IOException {
        Files.setPosixFilePermissions(root, Files.getPosixFilePermissions(Path.of("src")));
        for (Node path : nodes("extraDirectories/paths/path").toList()) {
            Path from = Path.of(resolved(child(path, "from")));
            Path into = root.resolve(child(path, "into").substring(1));
            String includes = child(path, "includes");
            List<PathMatcher> included = Stream.of((includes.isEmpty() ? "**" : includes).split(",", -1))
                    .map(JibImage::glob)
                    .toList();
            copy(from, into, included);
        }
        for (Node permission : nodes("extraDirectories/permissions/permission").toList()) {
            allow(root, glob(root + child(permission, "file")), child(permission, "mode"));
        }
    }

    private static PathMatcher glob(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private void copy(Path from, Path into, List<PathMatcher> included) throws IOException {
        FileTime time = FileTime.from(Instant.parse(resolved(text("container/filesModificationTime"))));
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (included.stream().anyMatch(matcher -> matcher.matches(relative))) {
                    Path copy = into.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
                    Files.setLastModifiedTime(copy, time);
                }
            }
        }
    }

    private static void allow(Path root, PathMatcher which, String mode) throws IOException {
        if (!mode.equals("755")) {
            throw new IllegalStateException("mode " + mode);
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(which::matches).toList()) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private String resolved(String value) {
        return value.replace("${project.build.directory}", "target")
                .replace("${project.basedir}", ".")
                .replace("${project.build.outputTimestamp}", property("project.build.outputTimestamp"));
    }

    String property(String name) {
        NodeList properties = project.getElementsByTagName(name);
        return properties.item(0).getTextContent();
    }

    private String text(String path) {
        return nodes(path).findFirst().map(Node::getTextContent).orElseThrow();
    }

    private static String child(Node node, String name) {
        NodeList children = node.getChildNodes();
        return IntStream.range(0, children.getLength())
                .mapToObj(children::item)
                .filter(child -> child.getNodeName().equals(name))
                .map(Node::getTextContent)
                .findFirst()
                .orElse("");
    }

    private Stream<Node> nodes(String path) {
        try {
            NodeList found = (NodeList) xpath.evaluate(JIB + path, build, XPathConstants.NODESET);
            return IntStream.range(0, found.getLength()).mapToObj(found::item);
        } catch (XPathExpressionException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
