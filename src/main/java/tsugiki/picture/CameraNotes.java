package tsugiki.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a picture file notes beside its pixels: an EXIF block and an XMP text.
 *
 * @param exif a small TIFF file; empty when there is none
 * @param xmp empty when there is none
 */
record CameraNotes(byte[] exif, String xmp) {

    private static final byte[] PREFIX = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] XMP_NAME = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern XMP_ORIENTATION = Pattern.compile("tiff:Orientation(=\"|>)([0-9])");
    private static final int XMP_TAG = 700;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int DATE_TIME_ORIGINAL = 0x9003;
    private static final int GPS_DIRECTORY = 0x8825;
    private static final int LATITUDE = 2;
    private static final int LONGITUDE = 4;
    private static final Pattern XMP_PLACE = Pattern.compile("exif:GPSLatitude(=\"|>)[0-9]");
    private static final DateTimeFormatter EXIF_TIME = DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /** The notes of a JPEG, PNG, WebP or TIFF file; other files have none. */
    static CameraNotes of(byte[] file) {
        if (JpegHeader.isJpeg(file)) {
            return ofJpeg(file);
        }
        if (PngFile.isPng(file)) {
            return PngFile.notes(file);
        }
        if (WebpReader.isWebp(file)) {
            return WebpReader.notes(file);
        }
        Ifd tiff = Ifd.first(file);
        return tiff == null ? new CameraNotes(new byte[0], "")
                : new CameraNotes(file, new String(tiff.bytes(XMP_TAG), StandardCharsets.ISO_8859_1));
    }

    /**
     * 1 (upright) to 8, or whatever else the file says; 1 when it says nothing. As in Pillow, XMP counts
     * only where EXIF does not speak of the orientation.
     */
    int orientation() {
        Ifd directory = Ifd.first(withoutPrefix(exif));
        if (directory != null && directory.has(Ifd.ORIENTATION)) {
            int type = directory.typeOf(Ifd.ORIENTATION);
            return type == SHORT || type == LONG ? (int) directory.number(Ifd.ORIENTATION, 1) : 1;
        }
        Matcher matcher = XMP_ORIENTATION.matcher(xmp);
        return matcher.find() ? matcher.group(2).charAt(0) - '0' : 1;
    }

    /** When the picture was taken, by EXIF's DateTimeOriginal and the camera's clock; its time of change is another. */
    Optional<LocalDateTime> taken() {
        Ifd directory = Ifd.first(withoutPrefix(exif));
        Ifd details = directory == null || !directory.has(EXIF_DIRECTORY) ? null : directory.at(directory.number(EXIF_DIRECTORY, -1));
        if (details == null) {
            return Optional.empty();
        }
        String time = new String(details.bytes(DATE_TIME_ORIGINAL), StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
        try {
            return Optional.of(LocalDateTime.parse(time, EXIF_TIME));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a clock that was never set writes blanks or zeros
        }
    }

    /** Whether they say on which place of the earth it was taken; a camera that found none may leave an empty GPS block. */
    boolean placed() {
        Ifd directory = Ifd.first(withoutPrefix(exif));
        Ifd gps = directory == null || !directory.has(GPS_DIRECTORY) ? null : directory.at(directory.number(GPS_DIRECTORY, -1));
        return gps != null && says(gps, LATITUDE) && says(gps, LONGITUDE) || XMP_PLACE.matcher(xmp).find();
    }

    /** Degrees, minutes and seconds are fractions; all bytes 0 are none. */
    private static boolean says(Ifd gps, int tag) {
        byte[] value = gps.bytes(tag);
        return !Arrays.equals(value, new byte[value.length]);
    }

    /** EXIF may go on in a second segment; of several XMP texts the last counts, as in Pillow. */
    private static CameraNotes ofJpeg(byte[] file) {
        ByteArrayOutputStream exif = new ByteArrayOutputStream();
        String[] xmp = {""};
        JpegSegments.walk(file, (marker, from, to) -> {
            if (marker == 0xE1 && starts(file, from, to, PREFIX)) {
                exif.write(file, from + PREFIX.length, to - from - PREFIX.length);
            } else if (marker == 0xE1 && starts(file, from, to, XMP_NAME)) {
                xmp[0] = new String(file, from + XMP_NAME.length, to - from - XMP_NAME.length, StandardCharsets.ISO_8859_1);
            }
            return marker != JpegSegments.START_OF_SCAN;
        });
        return new CameraNotes(exif.toByteArray(), xmp[0]);
    }

    /** Some programs write a JPEG's prefix where it does not belong, or twice. */
    private static byte[] withoutPrefix(byte[] exif) {
        int from = 0;
        while (starts(exif, from, exif.length, PREFIX)) {
            from += PREFIX.length;
        }
        return from == 0 ? exif : Arrays.copyOfRange(exif, from, exif.length);
    }

    private static boolean starts(byte[] file, int from, int to, byte[] with) {
        return to - from >= with.length && Arrays.equals(file, from, from + with.length, with, 0, with.length);
    }
}
