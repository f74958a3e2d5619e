package org.thumbnailroute.demo;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tab of {@link Chromium}: what a person does with a page, and what she sees. */
final class BrowserPage implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final DevTools tools;

    private BrowserPage(DevTools tools) {
        this.tools = tools;
    }

    static BrowserPage connect(HttpClient http, URI socket) {
        DevTools tools = DevTools.connect(http, socket);
        for (String domain : List.of("Page", "Runtime", "Log", "DOM")) {
            tools.call(domain + ".enable", Map.of());
        }
        return new BrowserPage(tools);
    }

    void go(URI address) {
        tools.call("Page.navigate", Map.of("url", address.toString()));
    }

    void reload() {
        evaluate("window.old = true");
        tools.call("Page.reload", Map.of());
        until("!window.old && document.readyState === 'complete'");
    }

    /** The value of an expression of JavaScript. */
    JsonNode evaluate(String expression) {
        JsonNode answer = tools.call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until the expression is true. */
    void until(String expression) {
        await(expression)
                .atMost(PATIENCE)
                .pollInterval(LOOK_AGAIN)
                .ignoreExceptions()
                .until(() -> evaluate(expression).asBoolean());
    }

    /** Chooses files as in the dialog that the element opens. */
    void chooseFiles(String selector, List<Path> files) {
        JsonNode root = tools.call("DOM.getDocument", Map.of()).at("/root/nodeId");
        JsonNode input = tools.call("DOM.querySelector", Map.of("nodeId", root, "selector", selector));
        tools.call(
                "DOM.setFileInputFiles",
                Map.of(
                        "nodeId", input.path("nodeId"),
                        "files", files.stream().map(Path::toString).toList()));
    }

    /** @param code of the key, such as 9 for Tab */
    void press(String key, int code, String text) {
        Map<String, Object> event = Map.of("key", key, "windowsVirtualKeyCode", code, "text", text);
        for (String type : List.of("keyDown", "keyUp")) {
            Map<String, Object> typed = new HashMap<>(event);
            typed.put("type", type);
            tools.call("Input.dispatchKeyEvent", typed);
        }
    }

    void resize(int width, int height) {
        tools.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** @param scheme light or dark */
    void prefer(String scheme) {
        tools.call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void screenshot(Path png) throws IOException {
        String data =
                tools.call("Page.captureScreenshot", Map.of()).path("data").asText();
        Files.createDirectories(png.toAbsolutePath().getParent());
        Files.write(png, Base64.getDecoder().decode(data));
    }

    /** Errors of scripts and of loading, and what the content security policy refused. */
    List<String> complaints() {
        return tools.events().stream()
                .filter(event -> switch (event.path("method").asText()) {
                    case "Runtime.exceptionThrown" -> true;
                    case "Runtime.consoleAPICalled" ->
                        List.of("error", "warning", "assert")
                                .contains(event.at("/params/type").asText());
                    case "Log.entryAdded" ->
                        List.of("error", "warning")
                                .contains(event.at("/params/entry/level").asText());
                    default -> false;
                })
                .map(JsonNode::toString)
                .toList();
    }

    @Override
    public void close() {
        tools.close();
    }
}
