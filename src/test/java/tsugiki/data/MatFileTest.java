package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Sinks;

class MatFileTest {

    private static final int DOUBLE = 9;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("a.mat");
    }

    @ParameterizedTest
    @EnumSource(value = MatlabType.class, names = {"Double", "Single", "Int8", "UInt8", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64"})
    void everyKindOfNumberIsRead(MatlabType type) throws IOException {
        for (int level : new int[] {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED}) {
            Matrix matrix = Mat5.newMatrix(new int[] {2, 3}, type);
            for (int i = 0; i < 6; i++) {
                matrix.setInt(i, i * 20);
            }
            Cell other = Mat5.newCell(1, 1).set(0, Mat5.newString("passed over"));
            try (var sink = Sinks.newStreamingFile(file.toFile())) {
                Mat5.newWriter(sink).setDeflateLevel(level).writeMat(Mat5.newMatFile().addArray("other", other).addArray("labels", matrix));
            }
            assertThat(MatFile.matrix(file, "labels")).containsExactly(0, 20, 40, 60, 80, 100);
        }
    }

    @Test
    void aMachineOfTheOtherByteOrder() throws IOException {
        write(ByteOrder.BIG_ENDIAN, matrix(ByteOrder.BIG_ENDIAN, 6, new int[] {1, 1}, DOUBLE, 8, 7.0));
        assertThat(MatFile.matrix(file, "labels")).containsExactly(7);
    }

    @Test
    void aShapeBeyondItsNumbersIsRefused() throws IOException {
        write(matrix(6, new int[] {46340, 46340}, DOUBLE, 8, 1.0));
        assertRefused("its size does not fit its numbers");
        write(matrix(6, new int[] {-1, -1}, DOUBLE, 8, 1.0));
        assertThat(MatFile.matrix(file, "labels")).containsExactly(1); // one number it is
        write(matrix(6, new int[] {65536, 65536, 65536, 65536, 65536}, DOUBLE, 8, 1.0));
        assertRefused("its size does not fit its numbers");
    }

    @Test
    void lengthsThatClaimGigabytesAreRefused() throws IOException {
        write(matrix(6, new int[] {1, 1}, DOUBLE, 0x7fffffff, 1.0));
        assertRefused("cut off or damaged");
        write(matrix(6, new int[] {1, 1}, DOUBLE, -8, 1.0));
        assertRefused("cut off or damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 17})
    void cellsAndTheLikeArePassedOver(int kind) throws IOException {
        write(matrix(kind, new int[] {134217729, 100663297}, DOUBLE, 8, 1.0));
        assertRefused("no matrix of numbers of this name");
    }

    @Test
    void cellsInCellsTenThousandDeepArePassedOver() throws IOException {
        ByteArrayOutputStream nested = new ByteArrayOutputStream();
        for (int depth = 0; depth < 10_000; depth++) {
            nested.write(matrix(1, new int[] {1, 1}, 14, 8, 0.0));
        }
        write(element(14, nested.toByteArray()));
        assertRefused("labels");
    }

    @Test
    void aFewBytesThatUnpackToGigabytesAreRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(new byte[20 << 20]);
        }
        write(element(15, packed.toByteArray()));
        assertRefused("unpacks to more than 16 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "version https://git-lfs.github.com/spec/v1"})
    void whatIsNoMatFileIsSaid(String content) throws IOException {
        Files.writeString(file, content);
        assertRefused("it is no MAT-file");
    }

    @Test
    void whateverIsWrongItIsSaidInWords() throws IOException {
        write(matrix(6, new int[] {1, 3}, DOUBLE, 24, 1.0, 2.0, 3.0));
        byte[] whole = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 500; trial++) {
            byte[] wrong = Arrays.copyOf(whole, random.nextInt(100, whole.length + 1));
            wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            Files.write(file, wrong);
            try {
                assertThat(MatFile.matrix(file, "labels")).hasSizeLessThan(50);
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        }
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> MatFile.matrix(file, "labels")).isInstanceOf(IOException.class).satisfies(e -> assertThat(e.getMessage() + " labels").contains(why));
    }

    private void write(byte[]... elements) throws IOException {
        write(ByteOrder.LITTLE_ENDIAN, elements);
    }

    private void write(ByteOrder order, byte[]... elements) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(128).order(order).putShort(124, (short) 0x0100).putShort(126, (short) ('M' << 8 | 'I')).array());
        for (byte[] element : elements) {
            out.write(element);
        }
        Files.write(file, out.toByteArray());
    }

    private static byte[] matrix(int kind, int[] shape, int type, int bytes, double... values) {
        return matrix(ByteOrder.LITTLE_ENDIAN, kind, shape, type, bytes, values);
    }

    /** A matrix called "labels". @param bytes what the numbers' tag claims */
    private static byte[] matrix(ByteOrder order, int kind, int[] shape, int type, int bytes, double... values) {
        ByteBuffer out = ByteBuffer.allocate(1000).order(order);
        out.putInt(14).putInt(0).putInt(6).putInt(8).putInt(kind).putInt(0).putInt(5).putInt(4 * shape.length);
        for (int length : shape) {
            out.putInt(length);
        }
        out.position((out.position() + 7) / 8 * 8);
        out.putInt(1).putInt(6).put("labels\0\0".getBytes(StandardCharsets.US_ASCII)).putInt(type).putInt(bytes);
        for (double value : values) {
            out.putDouble(value);
        }
        out.putInt(4, out.position() - 8);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static byte[] element(int type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length).order(ByteOrder.LITTLE_ENDIAN).putInt(type).putInt(content.length).put(content).array();
    }
}
