package tsugiki.data;

import java.nio.file.Path;

/** {@link Grocery} by its name, in its 81 fine classes: downloaded, or from a folder. */
public final class GrocerySource implements DataSource {

    @Override
    public String name() {
        return Grocery.NAME;
    }

    @Override
    public String terms() {
        return "MIT";
    }

    @Override
    public String help() {
        return "grocery (downloads), grocery:DIR (its archive, or its folder 'dataset')";
    }

    @Override
    public DataSet open(Request request) {
        return open(request, false);
    }

    static DataSet open(Request request, boolean coarse) {
        return request.folder().isPresent()
                ? Grocery.open(request.folder().get(), coarse, request.split(), request.seed(), request.progress())
                : Grocery.download(coarse, request.split(), request.seed(), request.progress());
    }

    @Override
    public boolean isIn(Path folder) {
        return Grocery.isIn(folder);
    }
}
