package tsugiki.nn;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDManager;
import java.lang.reflect.Field;
import java.util.Map;

/** Counts what of the engine's memory was not closed. */
public final class OpenManagers {

    private OpenManagers() {}

    /** The managers made by {@link Device#newManager} and not closed. */
    public static int count() throws ReflectiveOperationException {
        Field resources = BaseNDManager.class.getDeclaredField("resources"); // the engine says it only in its log
        resources.setAccessible(true);
        try (NDManager one = Device.newManager()) {
            return ((Map<?, ?>) resources.get(one.getParentManager())).size() - 1;
        }
    }
}
