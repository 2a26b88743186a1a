package tsugiki.weights;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tsugiki.base.CourseException;
import tsugiki.base.Digest;

/**
 * A published weights file.
 *
 * @param name its name in the cache, e.g. {@code resnet50-11ad3fa6.pth}
 * @param address where it can be fetched, or null when it comes with the set-up (a pip package)
 * @param sha256 its SHA-256 in hexadecimal digits, or the first 8 or more of them
 */
public record PublishedFile(String name, URI address, String sha256) {

    // PyTorch's rule: the digits between the last dash and the ending are the beginning of the sum.
    private static final Pattern SUM_IN_NAME = Pattern.compile("-([0-9a-f]{8,64})\\.[^.]+$");

    /** @throws CourseException if the name is a path, or the sum is not 8 to 64 hexadecimal digits */
    public PublishedFile {
        if (!name.matches("[\\w.+-]+") || name.startsWith(".")) {
            throw new CourseException("%s is no name of a weights file: give the name alone, without folders.", name);
        }
        if (!sha256.matches("[0-9a-fA-F]{8,64}")) {
            throw new CourseException("%s needs a SHA-256 of 8 to 64 hexadecimal digits, not '%s'.", name, sha256);
        }
    }

    /**
     * The file at an address whose name carries the sum, as all of torchvision's do.
     *
     * @throws CourseException if the name carries none
     */
    public static PublishedFile at(String address) {
        URI uri = URI.create(address);
        String name = uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
        return new PublishedFile(name, uri, sumInName(name));
    }

    /**
     * A file that the set-up takes out of a package; its name carries the sum.
     *
     * @throws CourseException if the name carries none
     */
    public static PublishedFile packaged(String name) {
        return new PublishedFile(name, null, sumInName(name));
    }

    /** The sum to check by. */
    Digest digest() {
        return Digest.sha256(sha256);
    }

    private static String sumInName(String name) {
        Matcher sum = SUM_IN_NAME.matcher(name);
        if (!sum.find()) {
            throw new CourseException("%s carries no sum in its name: give its SHA-256.", name);
        }
        return sum.group(1);
    }
}
