package tsugiki.zoo.arch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.network.Network;
import tsugiki.nn.Autograd;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

/** A student's logits are the same in one piece, and from the maps of its trunk: as a training in halves and one from a store compute them. */
class StudentEndsTest {

    @ParameterizedTest
    @ValueSource(strings = {"alexnet", "googlenet", "mobilenet_v3_small", "resnet18", "shufflenet_v2_x0_5", "squeezenet1_1"})
    void fromItsMapsAsInOnePiece(String name) {
        Network net = Zoo.create(name);
        net.initialize(1);
        try (Student student = Student.of(net, List.of("a", "b", "c")).evaluate(); Autograd.Mode off = Autograd.off()) {
            NDArray x = net.manager().randomUniform(-1, 1, new Shape(2, 3, 96, 96));
            String end = net.modules().get(net.modules().size() - 1);
            assertThat(net.after(end, net.features(x)).toFloatArray()).isEqualTo(student.logits(x).toFloatArray());
        }
    }
}
