package org.thumbnailroute.routefile;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Service;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.spi.Registry;
import org.jspecify.annotations.Nullable;

/**
 * The beans of the running routes, for routes on trial. What Camel asks for by an interface of its own it would inject with
 * the context of the trial and initialise; it gets something of that type that does nothing. The others it only looks at.
 */
final class BorrowedBeans implements BeanRepository {

    private final Registry owner;

    BorrowedBeans(Registry owner) {
        this.owner = owner;
    }

    @Override
    public @Nullable Object lookupByName(String name) {
        return owner.lookupByName(name);
    }

    @Override
    public <T> @Nullable T lookupByNameAndType(String name, Class<T> type) {
        T bean = owner.lookupByNameAndType(name, type);
        return bean == null || !isOfCamel(type) ? bean : standIn(name, type);
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
        return owner.findByTypeWithName(type).entrySet().stream()
                .filter(bean -> mayBeLent(bean.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
        return owner.findByType(type).stream().filter(BorrowedBeans::mayBeLent).collect(Collectors.toSet());
    }

    private static boolean mayBeLent(Object bean) {
        return !(bean instanceof Service) && !(bean instanceof CamelContextAware);
    }

    private static boolean isOfCamel(Class<?> type) {
        return type.isInterface() && type.getName().startsWith("org.apache.camel.");
    }

    private static <T> T standIn(String name, Class<T> type) {
        InvocationHandler nothing = (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && proxy == arguments[0];
            case "toString" -> name;
            default -> method.getReturnType() == boolean.class ? Boolean.FALSE : null;
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, nothing));
    }
}
