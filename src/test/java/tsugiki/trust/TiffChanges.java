package tsugiki.trust;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Changes of TIFF files in their directory's entries. */
final class TiffChanges {

    private static final int[] TAGS = {256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 282, 284, 292, 317, 320, 322, 323, 324, 325, 330, 332, 338, 339, 347,
        512, 513, 529, 530, 700, 34665, 34675};

    private TiffChanges() {}

    static byte[] change(byte[] tiff, byte[] other, SplittableRandom random) {
        ByteBuffer file = ByteBuffer.wrap(tiff.clone());
        file.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = file.getInt(4);
        int entry = directory + 2 + 12 * random.nextInt(file.getShort(directory) & 0xFFFF);
        int value = (int) Mutation.interesting(tiff.length, random);
        switch (random.nextInt(6)) {
            case 0 -> file.putShort(entry, (short) TAGS[random.nextInt(TAGS.length)]);
            case 1 -> file.putShort(entry + 2, (short) random.nextInt(20));
            case 2 -> file.putInt(entry + 4, value);
            case 3 -> file.putShort(entry + 8, (short) random.nextInt(40));
            case 4 -> file.putInt(directory + 2 + 12 * (file.getShort(directory) & 0xFFFF), random.nextBoolean() ? directory : value);
            default -> file.putInt(entry + 8, value);
        }
        return file.array();
    }

    /** A directory of one entry, as EXIF has it. @param turn may be out of 1..8 */
    static byte[] orientation(int turn, boolean little) {
        ByteBuffer exif = ByteBuffer.allocate(26).order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        exif.put((little ? "II" : "MM").getBytes()).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) turn).putShort((short) 0).putInt(0);
        return exif.array();
    }
}
