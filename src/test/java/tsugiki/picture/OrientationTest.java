package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The letters of two rows, abc over def, as each EXIF orientation stands for. */
class OrientationTest {

    @ParameterizedTest
    @CsvSource({"0, abc/def", "1, abc/def", "2, cba/fed", "3, fed/cba", "4, def/abc", "5, ad/be/cf", "6, da/eb/fc", "7, fc/eb/da",
        "8, cf/be/ad", "9, abc/def"})
    void turns(int orientation, String expected) {
        Picture picture = Orientation.upright(picture("abc/def"), orientation);
        assertThat(picture).isEqualTo(picture(expected));
    }

    private static Picture picture(String rows) {
        String[] lines = rows.split("/");
        byte[] rgb = new byte[lines.length * lines[0].length() * 3];
        int at = 0;
        for (char letter : String.join("", lines).toCharArray()) {
            rgb[at] = (byte) letter;
            at += 3;
        }
        return new Picture(lines[0].length(), lines.length, rgb);
    }
}
