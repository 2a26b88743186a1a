package tsugiki.weights;

import java.util.List;
import java.util.Set;

/** What training programs put before every name: DataParallel, Lightning, torch.compile. It is no part of the network. */
final class Prefixes {

    private static final List<String> KNOWN = List.of("module.", "model.", "_orig_mod.");

    private Prefixes() {}

    /** The longest chain of them that all names begin with, e.g. {@code "module._orig_mod."}; most often none. */
    static String of(Set<String> names) {
        String prefix = "";
        for (String longer = longer(prefix, names); !longer.equals(prefix); longer = longer(prefix, names)) {
            prefix = longer;
        }
        return prefix;
    }

    private static String longer(String prefix, Set<String> names) {
        for (String known : KNOWN) {
            if (!names.isEmpty() && names.stream().allMatch(name -> name.startsWith(prefix + known))) {
                return prefix + known;
            }
        }
        return prefix;
    }
}
