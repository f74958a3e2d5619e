package org.thumbnailroute.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.Main;
import org.apache.camel.model.BeanFactoryDefinition;
import org.apache.camel.model.BeanModelHelper;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.thumbnailroute.settings.CamelProperties;
import org.thumbnailroute.settings.InvalidSettingException;
import org.thumbnailroute.settings.SettingNames;
import org.thumbnailroute.settings.Settings;
import org.thumbnailroute.text.Printable;

/**
 * The worker's settings and beans for commands: nothing is polled, and no route is read. A bean of {@code
 * routes/beans.camel.yaml} is made, with those that it needs, when it is first asked for, so that what one of them cannot
 * find in AWS says nothing about the others.
 */
public final class WorkerBeans implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerBeans.class);

    private static final String SETTINGS = "settings";

    private final Main camel;
    private final Deque<Runnable> toClose = new ArrayDeque<>();
    private boolean defined;

    private WorkerBeans(Main camel) {
        this.camel = camel;
    }

    /** Finds application.properties and the environment variables that override it, as the worker does; reads no setting. */
    public static WorkerBeans open() {
        return of(RouteProgram.camelWithoutRoutes());
    }

    /** The same with a Camel that was given other settings. */
    static WorkerBeans of(Main camel) {
        // neither the management port, which belongs to the worker beside this, nor anything else of camel.* is wanted
        camel.configure().setAutoConfigurationEnabled(false);
        camel.init();
        Registry registry = camel.getCamelContext().getRegistry();
        CamelProperties properties = new CamelProperties();
        properties.setCamelContext(camel.getCamelContext());
        registry.bind("properties", properties);
        registry.bind(SETTINGS, Settings.class, () -> SettingNames.read(properties));
        return new WorkerBeans(camel);
    }

    /**
     * The settings.
     *
     * @throws InvalidSettingException as at the start of the worker
     */
    public Settings settings() {
        try {
            return find(SETTINGS, Settings.class)
                    .orElseThrow(() -> new IllegalStateException("the settings are no bean"));
        } catch (InvalidSettingException e) {
            throw inDirectory(Path.of(""), e);
        }
    }

    /** Where environment variables hold all settings there is no file; elsewhere somebody may be in the wrong directory. */
    static InvalidSettingException inDirectory(Path directory, InvalidSettingException e) {
        return Files.exists(directory.resolve(RouteProgram.PROPERTIES_FILE))
                ? e
                : new InvalidSettingException("%s; there is no %s in %s"
                        .formatted(
                                e.getMessage(),
                                RouteProgram.PROPERTIES_FILE,
                                Printable.of(
                                        directory.toAbsolutePath().normalize().toString())));
    }

    /**
     * A bean of routes/beans.camel.yaml, the same for each call.
     *
     * @throws IOException if that file cannot be read
     * @throws IllegalArgumentException if it has no bean of this name and type
     * @throws RuntimeException why the bean, or one that it needs, cannot be made; asked again, it is tried again
     */
    public <T> T bean(String name, Class<T> type) throws IOException {
        if (!defined) {
            BeansFile.read(camel.getCamelContext()).forEach(this::define);
            defined = true;
        }
        return find(name, type)
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no bean %s of type %s".formatted(BeansFile.NAME, name, type.getName())));
    }

    private void define(BeanFactoryDefinition<?> definition) {
        Registry registry = camel.getCamelContext().getRegistry();
        String name = definition.getName();
        if (!List.of("properties", SETTINGS).contains(name)) {
            registry.bind(name, Object.class, () -> make(definition));
        }
    }

    private Object make(BeanFactoryDefinition<?> definition) {
        CamelContext context = camel.getCamelContext();
        try {
            Object bean = BeanModelHelper.newInstance(definition, context);
            Optional.ofNullable(definition.getDestroyMethod())
                    .ifPresent(method -> toClose.push(() -> call(method, bean)));
            return bean;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    private static void call(String method, Object bean) {
        try {
            ObjectHelper.invokeMethodSafe(method, bean);
        } catch (Exception e) {
            LOG.warn("{} of {} failed: {}", method, bean, e.toString());
        }
    }

    private <T> Optional<T> find(String name, Class<T> type) {
        try {
            return Optional.ofNullable(camel.getCamelContext().getRegistry().lookupByNameAndType(name, type));
        } catch (RuntimeException e) {
            throw cause(e);
        }
    }

    /** What the constructor or the factory method threw, without what Camel wraps around it. */
    private static RuntimeException cause(RuntimeException failure) {
        return Stream.<Throwable>iterate(failure, one -> one != null, Throwable::getCause)
                .filter(RuntimeException.class::isInstance)
                .map(RuntimeException.class::cast)
                .filter(one -> !one.getClass().getName().startsWith("org.apache.camel."))
                .findFirst()
                .orElse(failure);
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            toClose.pop().run();
        }
        camel.getCamelContext().stop();
    }
}
