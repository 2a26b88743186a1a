package tsugiki.drawn;

import java.util.Optional;
import tsugiki.data.DataSet;
import tsugiki.data.DataSource;

/** A drawn set by its name. */
public abstract class DrawnSource implements DataSource {

    private final DrawnSet set;
    private final String what;

    /**
     * @param set in its standard size
     * @param what it shows, e.g. {@code "drawn flowers"}
     */
    protected DrawnSource(DrawnSet set, String what) {
        this.set = set;
        this.what = what;
    }

    /** The standard set of a name; empty where the name is no drawn set's. */
    public static Optional<DrawnSet> standard(String name) {
        return DataSource.of(name).filter(DrawnSource.class::isInstance).map(source -> ((DrawnSource) source).set);
    }

    @Override
    public final String name() {
        return set.name();
    }

    @Override
    public final String terms() {
        return "drawn by this kit, nobody else has rights in them";
    }

    @Override
    public final String help() {
        return name() + " (" + what + ")";
    }

    @Override
    public final DataSet open(Request request) {
        request.requireNoFolder(name());
        return DrawnFolder.open(set, request.split(), request.seed(), request.progress());
    }
}
