package tsugiki.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tsugiki.base.CourseException;
import tsugiki.data.Item;
import tsugiki.network.Network;
import tsugiki.nn.Parameter;
import tsugiki.parity.MadeNetwork;
import tsugiki.picture.Picture;
import tsugiki.picture.UnreadablePictureException;
import tsugiki.transfer.HeadPlan;
import tsugiki.transfer.Student;
import tsugiki.zoo.Zoo;

class ForgettingTest {

    private static final List<Item> PICTURES = IntStream.range(0, 20)
            .mapToObj(i -> new Item("x/" + i, 0, () -> Small.picture(9, "p" + i))).toList();

    private static void add(Network net, String path, float what) {
        Parameter weight = net.parameters().get(path);
        try (NDArray moved = weight.array().add(what)) {
            weight.set(moved.duplicate(), net.manager());
        }
    }

    @Test
    void anUntouchedTrunkHasForgottenNothing() {
        try (Small.Net teacher = Small.teacher(); Student student = Small.student()) {
            Forgetting forgetting = Forgetting.of(teacher, student, PICTURES);
            assertThat(forgetting).isEqualTo(new Forgetting(20, 20, 0, List.of()));
            assertThat(forgetting.agreement()).isEqualTo(1);
        }
    }

    @Test
    void newHeadDoesNotCountButAMovedTrunkDoes() {
        try (Small.Net teacher = Small.teacher(); Student student = Small.student()) {
            add(student.network(), "fc.weight", 3);
            assertThat(Forgetting.of(teacher, student, PICTURES).agreeing()).isEqualTo(20);
            add(student.network(), "conv2.bias", 1);
            assertThat(Forgetting.of(teacher, student, PICTURES).change()).isGreaterThan(0.3);
            add(student.network(), "conv2.weight", -9); // the last ReLU gives zeros: one answer for all
            assertThat(Forgetting.of(teacher, student, PICTURES).agreeing()).isLessThan(20);
        }
    }

    @Test
    void modesAreAsBefore() {
        try (Small.Net teacher = Small.teacher(); Student student = Small.student()) {
            student.train();
            Forgetting.of(teacher, student, PICTURES);
            assertThat(student.network().isTraining()).isTrue();
            assertThat(teacher.isTraining()).isFalse();
        }
    }

    @Test
    void aWholeNewClassifierIsReplacedByTheTeachers() {
        List<Item> one = List.of(new Item("x/1", 0, () -> Picture.filled(256, 256, 9, 99, 199)));
        try (Network teacher = MadeNetwork.of("alexnet", "");
                Student student = Student.of(MadeNetwork.of("alexnet", ""), List.of("a", "b"), HeadPlan.classifier())) {
            assertThat(student.newLayers()).isEqualTo("classifier");
            assertThat(Forgetting.of(teacher, student, one)).isEqualTo(new Forgetting(1, 1, 0, List.of()));
        }
    }

    @Test
    void picturesThatCannotBeReadAreListed() {
        Item bad = new Item("x/bad", 0, () -> {
            throw new UnreadablePictureException(null, java.nio.file.Path.of("x/bad"), "is empty", "delete it");
        });
        try (Small.Net teacher = Small.teacher(); Student student = Small.student()) {
            Forgetting forgetting = Forgetting.of(teacher, student, List.of(PICTURES.get(0), bad));
            assertThat(forgetting.pictures()).isEqualTo(1);
            assertThat(forgetting.leftOut()).hasSize(1);
            assertThatThrownBy(() -> Forgetting.of(teacher, student, List.of(bad))).isInstanceOf(CourseException.class);
        }
    }

    @Test
    void theStudentsOwnNetworkAndOthersAreNoTeacher() {
        try (Student student = Small.student(); Network other = Zoo.create("resnet18")) {
            assertThatThrownBy(() -> Forgetting.of(student.network(), student, PICTURES)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("load the network once more");
            assertThatThrownBy(() -> Forgetting.of(other, student, PICTURES)).isInstanceOf(CourseException.class)
                    .hasMessageContaining("resnet18");
        }
    }

    @Test
    void studentsStandSideBySideInATable() {
        Map<String, Forgetting> students = new LinkedHashMap<>();
        students.put("head only", new Forgetting(10, 10, 0, List.of()));
        students.put("all", new Forgetting(10, 4, 0.5, List.of()));
        assertThat(Forgetting.table(students).stringColumn("student").asList()).containsExactly("head only", "all");
        assertThat(Forgetting.table(students).doubleColumn("agreement").asList()).containsExactly(1.0, 0.4);
        assertThat(students.get("all").toString()).startsWith("the old head on this trunk agrees with the teacher on 4 of 10 pictures, 40.0 %");
    }
}
