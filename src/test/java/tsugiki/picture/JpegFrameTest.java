package tsugiki.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tsugiki.base.Text;

class JpegFrameTest {

    private static final byte[] JPEG = TestPictures.jpeg(DrawnPicture.of(16, 24));

    @Test
    void tellsSizeAndComponents() {
        JpegFrame frame = JpegFrame.of(JPEG);
        assertThat(frame.coding()).isEqualTo(0xC0);
        assertThat(frame.bits()).isEqualTo(8);
        assertThat(frame.width()).isEqualTo(16);
        assertThat(frame.height()).isEqualTo(24);
        assertThat(frame.components()).isEqualTo(3);
        assertThat(frame.ids()).isEqualTo(0x010203);
        assertThat(frame.factors()).containsExactly(2, 2, 1, 1, 1, 1);
        assertThat(JpegFrame.of(HexFormat.of().parseHex("FFD801020304"))).isSameAs(JpegFrame.NONE);
    }

    @Test
    void coloursOfSecondRowsAreToldByTheFactors() {
        assertThat(sampled("12", "11", "11").hasColoursOfSecondRows()).isTrue();
        assertThat(sampled("22", "21", "21").hasColoursOfSecondRows()).isTrue();
        assertThat(sampled("22", "11", "11").hasColoursOfSecondRows()).isFalse();
        assertThat(sampled("11", "11", "11").hasColoursOfSecondRows()).isFalse();
    }

    private static JpegFrame sampled(String luma, String blue, String red) {
        return JpegFrame.of(HexFormat.of().parseHex("FFD8FFC0001108000100010301" + luma + "0002" + blue + "0103" + red + "01"));
    }

    private static JpegFrame ofFrame(int marker, int bits) {
        return JpegFrame.of(HexFormat.of().parseHex(Text.of("FFD8FF%02X0008%02X0001000101", marker, bits)));
    }

    @Test
    void kindsThatNotEveryJavaReadsAreNamed() {
        assertThatThrownBy(() -> ofFrame(0xC9, 8).requireKnown()).hasMessageContaining("arithmetic coding, which this Java does not read");
        assertThatThrownBy(() -> ofFrame(0xCA, 8).requireKnown()).hasMessageContaining("arithmetic");
        assertThatThrownBy(() -> ofFrame(0xC5, 8).requireKnown()).hasMessageContaining("several resolutions");
        assertThatThrownBy(() -> ofFrame(0xC1, 12).requireKnown()).hasMessageContaining("12 bits");
        assertThat(ofFrame(0xC3, 8).isLossless()).isTrue();
    }
}
