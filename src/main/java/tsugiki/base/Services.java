package tsugiki.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** What rooms above offer to those below, by Java's services. */
public final class Services {

    private Services() {}

    /** Every offer, in the order of the service files; one whose room was left out of the program is none. */
    public static <T> List<T> all(Class<T> service) {
        Iterator<T> found = ServiceLoader.load(service, service.getClassLoader()).iterator();
        List<T> offers = new ArrayList<>();
        boolean more = true;
        while (more) {
            try {
                more = found.hasNext();
                if (more) {
                    offers.add(found.next());
                }
            } catch (ServiceConfigurationError e) {
                if (!isLeftOut(e)) {
                    throw e;
                }
            }
        }
        return offers;
    }

    private static boolean isLeftOut(ServiceConfigurationError e) {
        return e.getCause() instanceof ClassNotFoundException || String.valueOf(e.getMessage()).endsWith("not found");
    }
}
