package tsugiki.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Files and folders that machines leave among a person's: never a class nor a picture, at any depth. */
final class SystemNames {

    private static final Set<String> NAMES = Set.of(
            "__macosx", "network trash folder", "temporary items", "thevolumesettingsfolder", "icon\r", // macOS
            "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", // Windows
            "system volume information", "$recycle.bin", "recycler", "recycled", "msocache", "found.000",
            "lost+found", // Linux
            "@eadir", "#recycle", "#snapshot", "@tmp", "@sharebin", "@recycle", "@recently-snapshot", "@__thumb", // network storage
            "__pycache__");
    /** Hidden ones, {@code ._x.jpg} of AppleDouble among them, and what Synology and Office put beside a file. */
    private static final Pattern KINDS = Pattern.compile("\\..*|.*@syno(resource|eastream)|~\\$.*", Pattern.DOTALL);

    private SystemNames() {}

    /** Whether a file or folder of this name is passed over; upper and lower case are one. */
    static boolean has(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.contains(lower) || KINDS.matcher(lower).matches();
    }
}
