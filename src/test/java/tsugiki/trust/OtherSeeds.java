package tsugiki.trust;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import tsugiki.base.Text;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Matrix;

/** Small whole files of every other kind. */
final class OtherSeeds {

    private static final String HISTORY = """
            {"tuningStartsAfter":1,"rows":[\
            {"epoch":0,"phase":"new_layers","trainLoss":null,"trainAccuracy":null,\
            "validationLoss":1.1,"validationAccuracy":0.3,"rate":0,"seconds":0,"picturesPerSecond":null},\
            {"epoch":1,"phase":"new_layers","trainLoss":1.0,"trainAccuracy":0.5,\
            "validationLoss":0.9,"validationAccuracy":0.6,"rate":0.001,"seconds":1.5,"picturesPerSecond":10.0}]}""";

    private OtherSeeds() {}

    /** PyTorch's own files, as the tests of the weights' readers have them. @param form {@code zip} or {@code stream} */
    static List<byte[]> torch(String form) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("kinds", "network", "protocol4", "views", "wrapped", "aside", "quantised", "sparse", "module")) {
            try (InputStream in = OtherSeeds.class.getResourceAsStream(Text.of("/tsugiki/weights/%s_%s.pth", name, form))) {
                if (in != null) {
                    files.add(in.readAllBytes());
                }
            }
        }
        return files;
    }

    static List<byte[]> safeTensors() {
        return List.of(
                JsonChanges.safeTensors("{\"a\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"b\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[24,32]}}", new byte[32])
                        ,
                JsonChanges.safeTensors("{\"__metadata__\":{\"k\":\"v\"},\"w\":{\"dtype\":\"F16\",\"shape\":[1,2],\"data_offsets\":[0,4]},"
                        + "\"x\":{\"dtype\":\"BF16\",\"shape\":[0],\"data_offsets\":[4,4]}}", new byte[4]))
                        ;
    }

    static byte[] features() {
        return JsonChanges.safeTensors("""
                {"__metadata__":{"classes":"[\\"a\\",\\"b\\"]","files":"[\\"a/1\\",\\"b/1\\"]","left_out":"[{\\"file\\":\\"a/2\\",\\"why\\":\\"it is empty\\"}]"},\
                "features":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"labels":{"dtype":"I64","shape":[2],"data_offsets":[24,40]}}""",
                ByteBuffer.allocate(40).put(32, (byte) 1).array());
    }

    static byte[] checkpoint() {
        return JsonChanges.safeTensors(Text.of("""
                {"__metadata__":{"settings":"{\\"epochs\\":\\"2\\"}","history":%s,"best":"best-1.safetensors","leftOut":"[[\\"a/2\\",\\"it is empty\\"]]"},\
                "weights/fc":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},"optimizer/count":{"dtype":"I64","shape":[2],"data_offsets":[24,40]}}""", new com.google.gson.JsonPrimitive(HISTORY)),
                new byte[40]);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Official archives in small: some photographs, also under a long name, in a folder of its own. */
    static List<byte[]> archives() throws Exception {
        byte[] jpeg = PictureSeeds.one("jpg");
        Map<String, byte[]> plain = new LinkedHashMap<>();
        Map<String, byte[]> odd = new LinkedHashMap<>();
        for (int i = 1; i <= 4; i++) {
            plain.put(Text.of("jpg/image_%05d.jpg", i), jpeg);
        }
        odd.put("jpg/", new byte[0]);
        odd.put("jpg/image_00001.jpg", jpeg);
        odd.put("jpg/" + "x".repeat(150), new byte[20]);
        return List.of(archive(plain), archive(odd));
    }

    /** Grocery's archive with a picture a part and class, stored and packed. */
    static List<byte[]> groceries() throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("top/dataset/classes.csv", text("name,id,coarse,id\nRed-Apple,0,Apple,0\nLeek,1,Leek,1\n"));
        for (String part : List.of("train", "val", "test")) {
            files.put("top/dataset/" + part + ".txt", text(part + "/Apple/Red/1.jpg, 0, 0\n" + part + "/Leek/1.jpg, 1, 1\n"));
            files.put("top/dataset/" + part + "/Apple/Red/1.jpg", PictureSeeds.one("jpg"));
            files.put("top/dataset/" + part + "/Leek/1.jpg", PictureSeeds.one("jpg"));
        }
        return List.of(ArchiveChanges.stored(files, true), ArchiveChanges.stored(files, false));
    }

    private static byte[] archive(Map<String, byte[]> files) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                entry.setModTime(1_000_000_000_000L);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return out.toByteArray();
    }

    /** Labels of four photographs and a split; the form of both official files in one. */
    static byte[] matrices(boolean small) throws Exception {
        try (MatFile file = Mat5.newMatFile()) {
            file.addArray("labels", small ? row(3, 3, 102, 102) : row(3, 3, 102, 102, 300, -1, 70_000));
            file.addArray("trnid", row(1, 3));
            file.addArray("valid", row(2));
            file.addArray("tstid", row(4));
            if (!small) {
                file.addArray("text", Mat5.newString("notes"));
                file.addArray("cells", Mat5.newCell(1, 1).set(0, row(7)));
                file.addArray("record", Mat5.newStruct().set("field", row(9)));
            }
            Path path = Files.createTempFile("trust", ".mat");
            try {
                Mat5.writeToFile(file, path.toFile());
                return withoutTime(Files.readAllBytes(path));
            } finally {
                Files.delete(path);
            }
        }
    }

    /** The header's text tells the time; a seed's bytes must not. */
    private static byte[] withoutTime(byte[] mat) {
        java.util.Arrays.fill(mat, 20, 116, (byte) ' ');
        return mat;
    }

    private static Matrix row(int... values) {
        Matrix matrix = Mat5.newMatrix(1, values.length);
        for (int i = 0; i < values.length; i++) {
            matrix.setDouble(i, values[i]);
        }
        return matrix;
    }
}
