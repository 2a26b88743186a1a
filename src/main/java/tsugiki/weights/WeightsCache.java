package tsugiki.weights;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tsugiki.base.CourseException;
import tsugiki.base.Download;
import tsugiki.base.Home;
import tsugiki.base.Progress;

/**
 * The folder of weights files that PyTorch uses too, and the way to fill it: what Python fetched once,
 * Java finds, and the other way round.
 *
 * @param folder {@code hub/checkpoints} in PyTorch's cache
 * @param offline whether the network must not be used
 */
public record WeightsCache(Path folder, boolean offline) {

    /** PyTorch's folder; the environment variable {@code TSUGIKI_OFFLINE=1} forbids the network. */
    public static WeightsCache standard() {
        String offline = System.getenv("TSUGIKI_OFFLINE");
        boolean forbidden = offline != null && Set.of("1", "true", "yes").contains(offline.strip().toLowerCase(Locale.ROOT));
        return new WeightsCache(Home.checkpoints(), forbidden);
    }

    /** The file if it is here; its sum is not checked. */
    public Optional<Path> find(PublishedFile file) {
        Path path = folder.resolve(file.name());
        return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
    }

    /**
     * The file, from the folder or else from the network, with its sum checked either way.
     *
     * @throws CourseException if it is not here and cannot be fetched (the sentence says from where it
     *     can be, and into which folder it belongs), or if its sum is wrong
     */
    public Path fetch(PublishedFile file, Progress.Factory progress) {
        Optional<Path> here = find(file);
        if (here.isPresent()) {
            file.digest().require(here.get(), file.address() == null ? "run ./course setup" : "run this again to fetch " + file.address());
            return here.get();
        }
        if (file.address() == null) {
            throw new CourseException("%s is not in %s: run ./course setup, which puts it there.", file.name(), folder);
        }
        if (offline) {
            throw new CourseException("%s is not in %s and TSUGIKI_OFFLINE forbids the network: fetch %s elsewhere and put it into that folder.",
                    file.name(), folder, file.address());
        }
        return Download.to(file.address(), folder.resolve(file.name()), file.digest(), progress);
    }

    /**
     * The tensors of a file, fetched first if need be.
     *
     * @throws CourseException as {@link #fetch} and {@link WeightsReader#read}
     */
    public StateDict load(PublishedFile file, Progress.Factory progress) {
        return WeightsReader.read(fetch(file, progress));
    }
}
