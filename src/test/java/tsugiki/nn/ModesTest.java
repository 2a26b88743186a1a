package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModesTest {

    @Test
    void eachBlocksModeIsPutBack() {
        Block inner = new Sequential(Activation.relu(), new Dropout(0.5));
        Block outer = new Sequential(inner, new BatchNorm2d(3));
        outer.train(true);
        inner.train(false);
        inner.child("1").train(true);
        try (Modes modes = Modes.of(outer)) {
            outer.train(false);
            inner.train(true);
        }
        assertThat(outer.blocks().values()).extracting(Block::isTraining).containsExactly(true, false, false, true, true);
    }
}
