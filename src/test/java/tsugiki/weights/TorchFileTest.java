package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;

/** Files that PyTorch itself wrote, in both forms. */
class TorchFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"network_zip.pth", "network_stream.pth", "protocol4_zip.pth", "protocol4_stream.pth", "wrapped_zip.pth", "wrapped_stream.pth"})
    void aNetworksStateDictKeepsNamesOrderShapesAndValues(String name) {
        StateDict state = read(name);
        assertThat(state.names()).containsExactly(
                "conv.weight", "bn.weight", "bn.bias", "bn.running_mean", "bn.running_var", "bn.num_batches_tracked");
        assertThat(state.get("conv.weight")).isEqualTo(TensorData.of(counting(18), 2, 1, 3, 3));
        assertThat(state.get("bn.running_var")).isEqualTo(TensorData.of(counting(2), 2));
        assertThat(state.get("bn.num_batches_tracked")).isEqualTo(TensorData.of(new long[] {0}));
        assertThat(state.source()).endsWith(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinds_zip.pth", "kinds_stream.pth"})
    void everyKindOfElement(String name) {
        StateDict state = read(name);
        assertThat(state.tensors().values()).extracting(TensorData::dtype).containsExactly(DType.values());
        assertThat(state.tensors().values()).allSatisfy(t -> assertThat(t.toFloats()).containsExactly(0, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"views_zip.pth", "views_stream.pth"})
    void viewsOnSharedStoragesBecomeRowMajor(String name) {
        StateDict state = read(name);
        assertThat(state.get("base")).isEqualTo(TensorData.of(counting(12), 4, 3));
        assertThat(state.get("row")).isEqualTo(TensorData.of(new float[] {6, 7, 8}, 3));
        assertThat(state.get("transposed")).isEqualTo(TensorData.of(new float[] {0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11}, 3, 4));
        assertThat(state.get("every_second")).isEqualTo(TensorData.of(new float[] {1, 2, 7, 8}, 2, 2));
        assertThat(state.get("channels_last")).isEqualTo(TensorData.of(counting(8), 1, 2, 2, 2));
        assertThat(state.get("expanded")).isEqualTo(TensorData.of(new float[6], 2, 3));
        assertThat(state.get("empty")).isEqualTo(TensorData.of(new float[0], 0, 3));
        assertThat(state.get("number")).isEqualTo(TensorData.of(new float[] {7}));
        assertThat(state.get("parameter")).isEqualTo(TensorData.of(counting(2), 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aside_zip.pth", "aside_stream.pth"})
    void plainValuesAmongTheTensorsAreKeptAside(String name) {
        StateDict state = read(name);
        assertThat(state.names()).containsExactly("weight");
        assertThat(state.metadata()).containsOnlyKeys("epoch", "rate", "name", "flag")
                .containsEntry("epoch", "3").containsEntry("rate", "0.5").containsEntry("name", "tiny").containsEntry("flag", "true");
    }

    @Test
    void parametersOfTheFirstVersions() {
        assertThat(read("old_parameter_stream.pth").get("weight")).isEqualTo(TensorData.of(counting(4), 2, 2));
    }

    @Test
    void aFileSavedWithoutCheckSums() {
        assertThat(read("no_check_sums_zip.pth").get("weight")).isEqualTo(TensorData.of(counting(2), 2));
    }

    @ParameterizedTest
    @CsvSource({
        "quantised_zip.pth, quantised tensors",
        "sparse_zip.pth, sparse tensors",
        "complex_zip.pth, complex tensors (torch.ComplexFloatStorage)",
        "module_zip.pth, torch.nn.modules.linear.Linear",
        "no_tensors_zip.pth, holds no state dict",
    })
    void whatIsNoPlainStateDictIsRefusedByName(String name, String why) {
        assertThatThrownBy(() -> read(name)).isInstanceOf(CourseException.class).hasMessageContaining(name).hasMessageContaining(why);
    }

    private static StateDict read(String name) {
        return WeightsReader.read(Fixtures.path(name));
    }

    private static float[] counting(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return values;
    }
}
