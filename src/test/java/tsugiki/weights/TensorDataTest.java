package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;

class TensorDataTest {

    @Test
    void float32ComesBackAsItIs() {
        assertThat(TensorData.of(new float[] {1, -2.5f, Float.NaN, 4}, 2, 2).toFloats()).containsExactly(1, -2.5f, Float.NaN, 4);
    }

    @Test
    void float64IsRounded() {
        ByteBuffer bytes = bytes(16).putDouble(0.1).putDouble(-1e300).flip();
        assertThat(new TensorData(DType.F64, new long[] {2}, bytes).toFloats()).containsExactly(0.1f, Float.NEGATIVE_INFINITY);
    }

    @Test
    void float16HasSubnormalsAndInfinities() {
        ByteBuffer bytes = halves(0x3c00, 0xc100, 0x0001, 0x83ff, 0x7c00, 0x7e00, 0x7bff, 0x8000);
        assertThat(new TensorData(DType.F16, new long[] {8}, bytes).toFloats()).containsExactly(
                1, -2.5f, 5.9604645e-8f, -6.097555e-5f, Float.POSITIVE_INFINITY, Float.NaN, 65504, -0f);
    }

    @Test
    void bfloat16IsTheUpperHalfOfFloat32() {
        assertThat(new TensorData(DType.BF16, new long[] {3}, halves(0x3f80, 0xc020, 0x7f80)).toFloats())
                .containsExactly(1, -2.5f, Float.POSITIVE_INFINITY);
    }

    @Test
    void integersOfEveryWidth() {
        assertThat(TensorData.of(new long[] {-1, 1L << 40}, 2).toLongs()).containsExactly(-1, 1L << 40);
        assertThat(new TensorData(DType.I16, new long[] {2}, halves(0xffff, 7)).toLongs()).containsExactly(-1, 7);
        assertThat(new TensorData(DType.U8, new long[] {2}, halves(0x01ff)).toLongs()).containsExactly(255, 1);
        assertThat(new TensorData(DType.I8, new long[] {2}, halves(0x01ff)).toFloats()).containsExactly(-1, 1);
    }

    @Test
    void aShapeThatDoesNotFitTheBytesIsRefused() {
        assertThatThrownBy(() -> TensorData.of(new float[3], 2, 2))
                .isInstanceOf(CourseException.class).hasMessageContaining("[2, 2]").hasMessageContaining("16 bytes, not 12");
        assertThatThrownBy(() -> TensorData.of(new float[0], 1L << 62, 8)).isInstanceOf(CourseException.class);
        assertThatThrownBy(() -> TensorData.of(new float[0], -1)).isInstanceOf(CourseException.class);
    }

    @Test
    void aNumberHasNoAxesAndAnEmptyTensorNoElements() {
        assertThat(TensorData.of(new float[] {3}).count()).isOne();
        assertThat(TensorData.of(new float[0], 1L << 62, 8, 0).count()).isZero();
    }

    @Test
    void theBytesCannotBeChangedFromOutside() {
        TensorData tensor = TensorData.of(new float[] {1, 2}, 2);
        tensor.shape()[0] = 9;
        tensor.data().getFloat();
        assertThat(tensor.data().isReadOnly()).isTrue();
        assertThat(tensor).isEqualTo(TensorData.of(new float[] {1, 2}, 2)).isNotEqualTo(TensorData.of(new float[] {1, 2}, 2, 1));
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer halves(int... values) {
        ByteBuffer bytes = bytes(2 * values.length);
        for (int v : values) {
            bytes.putShort((short) v);
        }
        return bytes.flip();
    }
}
