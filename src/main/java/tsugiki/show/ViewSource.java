package tsugiki.show;

import java.util.List;

/** A room that shows values of its own types; found by {@link java.util.ServiceLoader}, so that this room need not know it. */
public interface ViewSource {

    /** The views of its types. */
    List<Views.Entry<?>> views();
}
