package tsugiki.trust;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Everything from outside that the kit reads. */
final class Formats {

    private Formats() {}

    /** @param made a folder for what readings have in common; it must outlive them */
    static List<Format> all(Path made) throws Exception {
        Readers read = new Readers(made);
        List<byte[]> safeTensors = OtherSeeds.safeTensors();
        return List.of(
                new Format("jpg", 140, PictureSeeds.of("jpg"), JpegChanges::change, read::picture),
                new Format("png", 140, PictureSeeds.of("png"), PngChanges::change, read::picture),
                new Format("gif", 70, PictureSeeds.of("gif"), start(60), read::picture),
                new Format("bmp", 70, PictureSeeds.of("bmp"), start(54), read::picture),
                new Format("tif", 140, PictureSeeds.of("tif"), TiffChanges::change, read::picture),
                new Format("webp", 70, PictureSeeds.of("webp"), WebpChanges::change, read::picture),
                new Format("pth-zip", 90, OtherSeeds.torch("zip"), ArchiveChanges::zip, read::weights),
                new Format("pth-stream", 70, OtherSeeds.torch("stream"), PickleChanges::change, read::weights),
                new Format("safetensors", 60, safeTensors, JsonChanges::header, read::weights),
                new Format("features", 40, List.of(OtherSeeds.features()), JsonChanges::header, read::features),
                new Format("checkpoint", 50, List.of(OtherSeeds.checkpoint()), JsonChanges::header, read::checkpoint),
                new Format("mat", 50, List.of(OtherSeeds.matrices(true), OtherSeeds.matrices(false)), Formats::mat, read::mat),
                new Format("tgz", 40, OtherSeeds.archives(), ArchiveChanges::tgz, read::tgz),
                new Format("zip", 10, OtherSeeds.groceries(), ArchiveChanges::packed, read::zip),
                new Format("student", 8, read.students(), JsonChanges::change, read::student),
                new Format("folder", 24, FolderPlan.PLANS.stream().map(OtherSeeds::text).toList(), TextChanges.of(FolderPlan.WORDS, "/"), read::folder),
                new Format("call", 4, Calls.PLAIN.stream().map(OtherSeeds::text).toList(), TextChanges.of(Calls.WORDS, "="), new Calls()::read));
    }

    static Format named(List<Format> formats, String name) {
        return formats.stream().filter(format -> format.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no format '" + name + "'; there are " + formats));
    }

    /** Numbers among the first bytes, where a header stands. */
    private static Format.Changer start(int bytes) {
        return (input, other, random) -> Mutation.integer(input, 0, Math.min(bytes, input.length), random);
    }

    /** Types, classes and lengths of matrices stand at multiples of eight behind the header. */
    private static byte[] mat(byte[] input, byte[] other, SplittableRandom random) {
        int at = 128 + 8 * random.nextInt((input.length - 128) / 8) + 4 * random.nextInt(2);
        long value = random.nextBoolean() ? random.nextInt(20) : Mutation.interesting(input.length, random);
        return Mutation.number(input, at, 4, value, false);
    }
}
