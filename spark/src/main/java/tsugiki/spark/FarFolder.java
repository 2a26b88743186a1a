package tsugiki.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import tsugiki.base.CourseException;
import tsugiki.base.Reason;
import tsugiki.data.ClassFolders;

/** A folder of class folders on a file system of Hadoop's. What is no picture is found out when it is read. */
final class FarFolder {

    private FarFolder() {}

    static PictureList list(SparkSession spark, String address) {
        try {
            Path root = new Path(address);
            List<Row> found = new ArrayList<>();
            for (Path folder : folders(root)) {
                Optional<String> part = ClassFolders.part(folder.getName());
                if (part.isEmpty()) {
                    found.add(row(root, folder, null));
                } else {
                    folders(folder).forEach(inner -> found.add(row(root, inner, part.get())));
                }
            }
            if (found.isEmpty()) {
                throw new CourseException("%s holds no class folders: give a folder that holds one folder of pictures for each class, or a list.", address);
            }
            return new PictureList(PictureList.folders(spark, found, FarFolder::content), List.of());
        } catch (FileNotFoundException e) {
            throw new CourseException(e, "The folder %s is not there: check the address.", address);
        } catch (IOException | IllegalArgumentException e) {
            throw new CourseException(e, "%s cannot be listed (%s): check the address and its rights.", address, Reason.of(e));
        }
    }

    private static Row row(Path root, Path folder, String part) {
        return RowFactory.create(root.toString(), folder.toString(), folder.getName(), part);
    }

    private static List<Path> folders(Path root) throws IOException {
        FileSystem files = FarPicture.fileSystem(root.toUri());
        List<Path> found = new ArrayList<>();
        for (FileStatus entry : files.listStatus(root)) {
            if (entry.isDirectory() && !isHidden(entry.getPath())) {
                found.add(entry.getPath());
            }
        }
        return found.stream().sorted().toList();
    }

    private static boolean isHidden(Path path) {
        return path.getName().startsWith(".") || path.getName().startsWith("_");
    }

    private static Iterator<Row> content(Row folder) throws IOException {
        Path path = new Path(folder.getString(1));
        RemoteIterator<LocatedFileStatus> files = FarPicture.fileSystem(path.toUri()).listFiles(path, true);
        return new Iterator<>() {
            private LocatedFileStatus next = seek();

            private LocatedFileStatus seek() {
                try {
                    while (files.hasNext()) {
                        LocatedFileStatus file = files.next();
                        if (!isHidden(file.getPath())) {
                            return file;
                        }
                    }
                    return null;
                } catch (IOException e) {
                    throw new CourseException(e, "%s cannot be listed (%s): check its rights.", path, Reason.of(e));
                }
            }

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Row next() {
                Row row = PictureList.row(next.getPath().toString(), folder, null);
                next = seek();
                return row;
            }
        };
    }
}
