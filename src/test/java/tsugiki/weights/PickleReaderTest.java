package tsugiki.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tsugiki.base.CourseException;

/** Pickles written by hand, in the letters of Python's pickletools; {@code ~XX} is a byte in hexadecimal. */
class PickleReaderTest {

    @Test
    void plainValues() {
        assertThat(read("~80~02(K~05M~00~01J~ff~ff~ff~ffN~88~89G~3f~f0~00~00~00~00~00~00~8a~02~00~80t."))
                .isEqualTo(new Object[] {5L, 256L, -1L, null, true, false, 1.0, -32768L});
    }

    @Test
    void textsAndContainers() {
        assertThat(read("~80~02}(X~01~00~00~00aU~01bX~01~00~00~00c](K~01K~02eu.")).isEqualTo(Map.of("a", "b", "c", List.of(1L, 2L)));
    }

    @Test
    void storedValuesComeBack() {
        assertThat(read("~80~04~8c~01a~940h~00~85.")).isEqualTo(new Object[] {"a"});
    }

    @Test
    void anOrderedDictOfPairs() {
        assertThat(read("~80~02ccollections\nOrderedDict\n]](X~01~00~00~00aK~01ea~85R.")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void setsAndWhatElsePyTorchReadsAsPlainValues() {
        assertThat(read("~80~02c__builtin__\nset\n](K~01K~02e~85R.")).isEqualTo(List.of(1L, 2L));
        assertThat(read("~80~04~8f(K~01~90.")).isEqualTo(List.of(1L));
        assertThat(read("~80~02c__builtin__\nset\n)R(K~01e.")).isEqualTo(List.of(1L));
        assertThat(read("~80~02c_codecs\nencode\nX~01~00~00~00aX~06~00~00~00latin1~86R.")).isEqualTo("a");
        assertThat(read("~80~02ccollections\nCounter\n}X~01~00~00~00aK~01s~85R.")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void aTupleMayBeAKey() {
        Map<?, ?> dict = (Map<?, ?>) read("~80~02}X~01~00~00~00aK~01~86K~07s.");
        assertThat(dict.keySet().iterator().next()).isEqualTo(new Object[] {"a", 1L});
        assertThat(dict.values().toString()).isEqualTo("[7]");
    }

    @ParameterizedTest
    @CsvSource({
        "torch, qint8, quantised", "torch, quint8, quantised", "torch, per_channel_affine, quantised", "torch, QInt8Storage, quantised",
        "torch._utils, _rebuild_qtensor, quantised", "torch.ao.nn.quantized.modules.conv, Conv2d, quantised",
        "torch._utils, _rebuild_sparse_tensor, sparse", "torch._utils, _rebuild_sparse_csr_tensor, sparse",
        "torch.distributed.tensor, DTensor, several machines", "torch.distributed._tensor.api, DTensor, several machines",
        "torch, complex64, complex", "torch, ComplexDoubleStorage, complex", "torch, float8_e4m3fn, float8", "torch._utils, _rebuild_tensor_v3, float8",
        "torch._utils, _rebuild_meta_tensor_no_storage, without values", "torch, UntypedStorage, does not know", "torch.storage, UntypedStorage, does not know",
    })
    void tensorsThatAreNotReadAreNamedByTheirKind(String module, String name, String kind) {
        assertThatThrownBy(() -> read("~80~02c" + module + "\n" + name + "\n.")).isInstanceOf(CourseException.class)
                .hasMessageContaining(kind).hasMessageContaining(module + "." + name).hasMessageNotContaining("run code");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = ' ', value = {
        "~80~02cos|system|X~05~00~00~00touch~85R. os.system",
        "~80~02cposix|system|. posix.system",
        "~80~04~8c~02os~8c~06system~93~8c~05touch~85R. os.system",
        "~80~02cbuiltins|eval|X~03~00~00~001+1~85R. builtins.eval",
        "~80~02c__builtin__|getattr|. __builtin__.getattr",
        "~80~02cjava.lang|Runtime|. java.lang.Runtime",
        "~80~02ctorch|load|. torch.load",
        "~80~02ctorch.hub|load_state_dict_from_url|. torch.hub.load_state_dict_from_url",
        "~80~02ctorch.nn.modules.linear|Linear|)~81}b. torch.nn.modules.linear.Linear",
        "~80~02(X~05~00~00~00touchios|system|. INST",
        "~80~02(ccollections|OrderedDict|o. OBJ",
        "~80~02~82~01. EXT",
        "~80~02~83~01~00. EXT",
        "~80~02~84~01~00~00~00. EXT",
        "~80~04ccollections|OrderedDict|)}~92. NEWOBJ_EX",
        "~80~02ccollections|OrderedDict|}b. can`run`code",
        "~80~02]X~01~00~00~00ab. can`run`code",
        "~80~02}K~01b. can`run`code",
    })
    void whatCouldRunCodeIsRefusedByName(String pickle, String named) {
        assertThatThrownBy(() -> read(pickle.replace('|', '\n'))).isInstanceOf(CourseException.class)
                .hasMessageContaining("tiny.pth").hasMessageContaining("can run code").hasMessageContaining(named.replace('`', ' '));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        ".", "~80~02.", "~80~02K", "~80~02K~01", "~80~02h~07.", "~80~02(K~01.", "~80~02t.", "~80~02e.", "~80~02K~01a.", "~80~02K~01K~02a.",
        "~80~02}K~01s.", "~80~02}(K~01u.", "~80~02}]K~01s.", "~80~02K~01R.", "~80~02K~01)R.", "~80~02X~ff~ff~ff~7fa.", "~80~04~8d~ff~ff~ff~ff~ff~ff~ff~7fa.",
        "~80~04~8d~ff~ff~ff~ff~ff~ff~ff~ffa.", "~80~02~8b~ff~ff~ff~7f.", "~80~02~8b~ff~ff~ff~ff.", "~80~01K~01.", "~80~06K~01.", "~80~02~fe.",
        "~80~02P1\n.", "~80~02I1\n.", "~80~02S'a'\n.", "~80~02K~01Q.", "~80~02)Q.", "~80~02K~01K~02~93.",
        "~80~02ccollections\nOrderedDict\nK~01~85R.", "~80~02ccollections\nOrderedDict\n]K~01a~85R.", "~80~02ctorch\nFloatStorage\n)R.",
        "~80~02ctorch._utils\n_rebuild_tensor_v2\n)R.", "~80~02ctorch\nSize\n)R.", "~80~02ctorch._tensor\n_rebuild_from_type_v2\nctorch\nSize\n)~86R.",
        "~80~02ctorch._utils\n_rebuild_parameter\nK~01~85R.", "~80~02ctorch._utils",
    })
    void nonsenseIsRefused(String pickle) {
        assertThatThrownBy(() -> read(pickle)).isInstanceOf(CourseException.class).hasMessageContaining("tiny.pth");
    }

    @Test
    void aListInItselfDoesNoHarm() {
        assertThat(read("~80~02]q~00h~00a.")).isInstanceOf(List.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N", "(", "]", "}", ")"})
    void aPickleThatOnlyGrowsIsStopped(String letter) {
        byte[] growing = new byte[(1 << 20) + 10];
        Arrays.fill(growing, (byte) letter.charAt(0));
        assertThatThrownBy(() -> read(growing)).isInstanceOf(CourseException.class).hasMessageContaining("no weights file");
    }

    @Test
    void emptyContainersThatAreDroppedAtOnceCountToo() {
        byte[] growing = new byte[(1 << 21) + 10];
        for (int i = 0; i < growing.length; i++) {
            growing[i] = (byte) (i % 2 == 0 ? '}' : '0');
        }
        assertThatThrownBy(() -> read(growing)).isInstanceOf(CourseException.class).hasMessageContaining("no weights file");
    }

    @Test
    void aLineWithoutEndIsStopped() {
        byte[] line = new byte[1 << 16];
        Arrays.fill(line, (byte) 'c');
        assertThatThrownBy(() -> read(line)).isInstanceOf(CourseException.class).hasMessageContaining("letters");
    }

    private static Object read(String letters) {
        return read(bytes(letters));
    }

    static byte[] bytes(String letters) {
        byte[] text = letters.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '~') {
                bytes.write(Integer.parseInt(letters.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.write(text[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] pickle) {
        Path file = Path.of("tiny.pth");
        return new PickleReader(file, ByteBuffer.wrap(pickle), new TorchWorld(file)).read();
    }
}
