package tsugiki.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a part of a data set is for, and the usual names of its folder: those the Hugging Face {@code datasets}
 * library knows, in any case, also with words that say no more, as {@code Train}, {@code train_set},
 * {@code testset}, {@code valid-images}, {@code train2017}.
 */
enum Role {
    TRAIN("train", "train", "training"),
    VALIDATION("validation", "val", "valid", "validation", "dev", "development"),
    TEST("test", "test", "testing", "eval", "evaluation");

    private static final String FILLERS = "sets?|data(set)?|images?|imgs?|pictures?|pics?|photos?|samples?|split|part|folder|files?";
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+|(?<=\\p{Ll})(?=\\p{Lu})"); // digits too: train2017

    private final String word;
    private final Pattern names;

    Role(String word, String... names) {
        this.word = word;
        this.names = Pattern.compile("(" + String.join("|", names) + ")(" + FILLERS + ")?");
    }

    /** As it is called beside results, e.g. {@code "validation"}. */
    String word() {
        return word;
    }

    /** The role a folder's whole name says, if it says one. */
    static Optional<Role> of(String name) {
        List<String> words = words(name).filter(word -> !word.matches(FILLERS)).toList();
        return words.size() == 1 ? named(words.get(0)) : Optional.empty();
    }

    /** The roles that words of a name say, among others: {@code flowers_train}. */
    static Set<Role> hints(String name) {
        return words(name).flatMap(word -> named(word).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> words(String name) {
        return BETWEEN_WORDS.splitAsStream(name).filter(word -> !word.isEmpty()).map(word -> word.toLowerCase(Locale.ROOT));
    }

    private static Optional<Role> named(String word) {
        return Arrays.stream(values()).filter(role -> role.names.matcher(word).matches()).findFirst();
    }
}
