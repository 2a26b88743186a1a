package tsugiki.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {

    @ParameterizedTest
    @ValueSource(strings = {"train", "Train", "TRAIN", "training", "Training", "train_set", "trainset", "training-set", "Training Set",
            "TrainSet", "trainImages", "images_train", "train-images", "train_data", "traindata", "train2017", "01_train"})
    void train(String name) {
        assertThat(Role.of(name)).contains(Role.TRAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"val", "Valid", "VALIDATION", "valid_set", "valset", "validation-set", "dev", "dev_set", "devset", "development", "val2017"})
    void validation(String name) {
        assertThat(Role.of(name)).contains(Role.VALIDATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "Testing", "TEST", "test_set", "testset", "eval", "evaluation", "test-images"})
    void test(String name) {
        assertThat(Role.of(name)).contains(Role.TEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rose", "trainer", "trains", "steam train", "test tube", "training shoe", "contest", "value", "device", "images", "data",
            "set", "train_test", "2017", "桜", "", "-"})
    void none(String name) {
        assertThat(Role.of(name)).isEmpty();
    }

    @Test
    void hintsAreWordsAmongOthers() {
        assertThat(Role.hints("flowers_train")).containsExactly(Role.TRAIN);
        assertThat(Role.hints("train_test")).containsExactlyInAnyOrder(Role.TRAIN, Role.TEST);
        assertThat(Role.hints("contest")).isEmpty();
    }
}
