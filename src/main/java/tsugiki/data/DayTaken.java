package tsugiki.data;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tsugiki.picture.Picture;
import tsugiki.picture.UnreadablePictureException;

/**
 * On which day a picture file was taken: by its EXIF DateTimeOriginal; else by its name, where that bears a date as
 * phones and messengers write it: {@code IMG_20240131_101112.jpg}, {@code 2024-01-31 10.11.12.jpg}, {@code IMG-20240131-WA0001.jpg}.
 */
final class DayTaken {

    /** Year, month, day; behind them no further digit, or the six of a time. */
    private static final Pattern DATE = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)([-_.]?)(\\d\\d)\\2(\\d\\d)(?!\\d(?!\\d{5}(?!\\d)))");

    private DayTaken() {}

    static Optional<LocalDate> of(Path file) {
        Optional<LocalDate> noted = noted(file);
        return noted.isPresent() ? noted : named(file.getFileName().toString());
    }

    private static Optional<LocalDate> noted(Path file) {
        try {
            return Picture.taken(file).map(LocalDateTime::toLocalDate);
        } catch (UnreadablePictureException e) {
            return Optional.empty(); // opening it will say so
        }
    }

    static Optional<LocalDate> named(String file) {
        Matcher matcher = DATE.matcher(file);
        while (matcher.find()) {
            try {
                return Optional.of(LocalDate.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4))));
            } catch (DateTimeException e) {
                continue; // other numbers
            }
        }
        return Optional.empty();
    }
}
