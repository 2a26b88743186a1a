package tsugiki.data;

import java.nio.file.Path;

/** {@link Omniglot} by its name: downloaded, or from a folder with its archives. */
public final class OmniglotSource implements DataSource {

    @Override
    public String name() {
        return Omniglot.NAME;
    }

    @Override
    public String terms() {
        return "MIT";
    }

    @Override
    public String help() {
        return "omniglot (handwriting, downloads), omniglot:DIR (its two archives)";
    }

    @Override
    public DataSet open(Request request) {
        return request.folder().isPresent()
                ? Omniglot.open(request.folder().get(), request.split(), request.progress())
                : Omniglot.download(request.split(), request.progress());
    }

    @Override
    public boolean isIn(Path folder) {
        return Omniglot.isIn(folder);
    }
}
