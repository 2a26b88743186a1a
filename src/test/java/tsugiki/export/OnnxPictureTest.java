package tsugiki.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tsugiki.picture.Interpolation;
import tsugiki.picture.Picture;
import tsugiki.picture.Preprocessing;

/** What the graph makes of a picture's pixels is what the kit makes, to the bit. */
class OnnxPictureTest {

    /** Width, height: smaller than the crop, one side equal, one pixel wide, larger, panoramas. */
    private static final int[][] SIZES = {{20, 30}, {31, 32}, {33, 57}, {1, 90}, {90, 1}, {64, 64}, {211, 133}, {97, 403}, {611, 40}, {500, 375}, {24, 48}};

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Interpolation.class)
    void pixelsAreTheKits(Interpolation interpolation) throws Exception {
        for (Preprocessing how : new Preprocessing[] {imagenet(36, 32, interpolation), imagenet(33, 33, interpolation), imagenet(30, 41, interpolation)}) {
            OnnxGraph graph = new OnnxGraph("picture");
            String input = graph.input("picture", DataType.UINT8, "height", "width", 3);
            graph.output("pixels", OnnxPicture.of(graph, input, how), DataType.FLOAT, 1, 3, how.crop(), how.crop());
            Path file = folder.resolve(how.crop() + ".onnx");
            OnnxFile.write(file, graph, Map.of());
            try (OnnxRuns runs = new OnnxRuns(file)) {
                for (int[] size : SIZES) {
                    Picture picture = noise(size[0], size[1]);
                    assertThat(runs.run(picture)).as(how.crop() + " " + picture).isEqualTo(planes(how.normalise(how.geometry(picture))));
                }
            }
        }
    }

    private static Preprocessing imagenet(int resize, int crop, Interpolation interpolation) {
        return new Preprocessing(resize, crop, interpolation, Preprocessing.IMAGENET.mean(), Preprocessing.IMAGENET.std());
    }

    private static Picture noise(int width, int height) {
        byte[] rgb = new byte[width * height * 3];
        new Random(width).nextBytes(rgb);
        return new Picture(width, height, rgb);
    }

    /** {@code [H, W, 3]} as {@code [3, H, W]}. */
    private static float[] planes(float[] hwc) {
        float[] out = new float[hwc.length];
        int area = hwc.length / 3;
        for (int i = 0; i < hwc.length; i++) {
            out[i % 3 * area + i / 3] = hwc[i];
        }
        return out;
    }
}
