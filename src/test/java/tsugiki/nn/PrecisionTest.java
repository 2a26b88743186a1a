package tsugiki.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tsugiki.base.CourseException;

class PrecisionTest {

    @Test
    void aProcessorWithoutTheInstructionsSaysSo(@TempDir Path folder) throws IOException {
        Path old = Files.writeString(folder.resolve("old"), "flags : fpu avx2 avx512f\n");
        Path young = Files.writeString(folder.resolve("young"), "flags : fpu avx512f avx512_bf16\n");
        Path arm = Files.writeString(folder.resolve("arm"), "Features : fp asimd i8mm bf16\n");
        assertThatThrownBy(() -> Precision.BFLOAT16.require(old)).isInstanceOf(CourseException.class).hasMessageContaining("no bfloat16 instructions");
        assertThat(Precision.BFLOAT16.isThere(old)).isFalse();
        for (Path other : List.of(young, arm, folder.resolve("nothing is known"))) {
            Precision.BFLOAT16.require(other);
            assertThat(Precision.BFLOAT16.isThere(other)).isTrue();
        }
        Precision.FLOAT32.require(old);
    }
}
