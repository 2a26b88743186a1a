package tsugiki.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private record Score(String name, int pictures, double accuracy) {
        Score {
            Objects.requireNonNull(name);
        }
    }

    @Test
    void writesALineAsItStands() {
        assertThat(Json.line(new Score("<Ann's> & Bob", 4, 0.25))).isEqualTo("{\"name\":\"<Ann's> & Bob\",\"pictures\":4,\"accuracy\":0.25}");
    }

    @Test
    void whatIsNoNumberIsNullAndBack() {
        Score none = new Score("", 0, Double.NaN);
        assertThat(Json.line(none)).isEqualTo("{\"name\":\"\",\"pictures\":0,\"accuracy\":null}");
        assertThat(Json.read(Json.line(none), Score.class)).isEqualTo(none);
        assertThat(Json.line(Map.of("loss", Double.POSITIVE_INFINITY))).isEqualTo("{\"loss\":null}");
    }

    @Test
    void indentedLinesLeaveOutWhatIsNull() {
        assertThat(Json.lines(new Score("a", 1, Double.NaN))).isEqualTo("{\n  \"name\": \"a\",\n  \"pictures\": 1\n}\n");
    }

    @Test
    void readsTypesWithParameters() {
        assertThat(Json.read("[[\"a\"],[]]", new TypeToken<List<List<String>>>() {})).isEqualTo(List.of(List.of("a"), List.of()));
        assertThat(Json.read("", Score.class)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{name:'a',pictures:1,accuracy:0}", "{\"name\":\"a\",\"pictures\":1}", "{\"name\":\"a\",\"accuracy\":1}",
            "{\"name\":\"a\",\"pictures\":1.5,\"accuracy\":1}", "{\"name\":\"a\",\"pictures\":1e99,\"accuracy\":1}",
            "{\"name\":\"a\",\"pictures\":null,\"accuracy\":1}", "{\"name\":\"a\",\"pictures\":1,\"accuracy\":NaN}",
            "{\"name\":\"a\",\"pictures\":1,\"accuracy\":0} more", "[]", "3",
            "{\"name\":null,\"pictures\":1,\"accuracy\":0}"})
    void refusesWhatIsNoJsonOrNotWhole(String text) {
        assertThatThrownBy(() -> Json.read(text, Score.class)).isInstanceOf(JsonParseException.class);
    }
}
