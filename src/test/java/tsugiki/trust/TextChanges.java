package tsugiki.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import tsugiki.base.Text;

/** Changes of inputs that are lines of words: a folder's plan, a call. */
final class TextChanges {

    private TextChanges() {}

    /** Lines go, come twice, change places, or get a word from the list. @param between what stands between a line's words */
    static Format.Changer of(List<String> words, String between) {
        return (input, other, random) -> {
            List<String> lines = new ArrayList<>(Arrays.asList(new String(input, StandardCharsets.UTF_8).split("\n", -1)));
            int at = random.nextInt(lines.size());
            String word = words.get(random.nextInt(words.size()));
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
                case 2 -> lines.add(at, lines.remove(random.nextInt(lines.size())));
                case 3 -> lines.set(at, word);
                case 4 -> lines.add(at, word);
                default -> lines.set(at, replaced(lines.get(at), word, between, random));
            }
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        };
    }

    private static String replaced(String line, String word, String between, SplittableRandom random) {
        String[] parts = line.split(Text.of("(?<=%s)|(?=%s)", between, between));
        parts[random.nextInt(parts.length)] = word;
        return String.join("", parts);
    }
}
