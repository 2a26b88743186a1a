package tsugiki.data;

import java.nio.file.Path;

/** {@link Flowers102} by its name: downloaded, or from a folder with its three official files. */
public final class Flowers102Source implements DataSource {

    @Override
    public String name() {
        return Flowers102.NAME;
    }

    @Override
    public String terms() {
        return "for research and teaching; no licence is known by which the photographs may be passed on";
    }

    @Override
    public String help() {
        return "flowers102 (downloads), flowers102:DIR (the three official files)";
    }

    @Override
    public DataSet open(Request request) {
        return request.folder().isPresent()
                ? Flowers102.open(request.folder().get(), request.split(), request.seed(), request.progress())
                : Flowers102.download(request.split(), request.seed(), request.progress());
    }

    @Override
    public boolean isIn(Path folder) {
        return Flowers102.isIn(folder);
    }
}
