package tsugiki.data;

/** {@link Grocery} in its 43 coarse classes: the pictures of {@link GrocerySource}, other names for them. */
public final class GroceryCoarseSource implements DataSource {

    @Override
    public String name() {
        return Grocery.COARSE;
    }

    @Override
    public String help() {
        return "grocery-coarse (the same by its coarse classes)";
    }

    @Override
    public DataSet open(Request request) {
        return GrocerySource.open(request, true);
    }
}
