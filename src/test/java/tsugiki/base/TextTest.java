package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one test that changes the machine's language. */
public class TextTest {

    private final Locale machine = Locale.getDefault();

    @AfterEach
    void putBack() {
        Locale.setDefault(machine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "de-DE", "tr-TR", "th-TH-u-ca-buddhist-nu-thai", "ja-JP"})
    void numbersAreTheSameInEveryLanguage(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));

        assertThat(Text.of("%d %,d %.2f %04d", 5, 1234, 0.5, 7)).isEqualTo("5 1,234 0.50 0007");
        assertThat(new CourseException("%d of %.1f", 3, 0.5)).hasMessage("3 of 0.5");
    }
}
