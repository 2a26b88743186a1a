package tsugiki.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import tsugiki.base.CourseException;
import tsugiki.base.Home;
import tsugiki.base.Reason;
import tsugiki.data.ClassFolders;
import tsugiki.data.LeftOut;

/**
 * Pictures by their addresses, found where and when tasks want them: a folder of class folders, or a list as Parquet or CSV with the
 * column path and, if they are known, label and part.
 *
 * @param rows as {@link Columns#LIST}
 * @param leftOut what lies beside a folder's classes
 */
record PictureList(Dataset<Row> rows, List<LeftOut> leftOut) {

    /** Why a line of a list is left out that has no path. */
    static final String NOT_NAMED = "its line in the list names no file";

    private static final StructType FOLDERS = new StructType().add("root", DataTypes.StringType, false).add("folder", DataTypes.StringType, false)
            .add(Columns.LABEL, DataTypes.StringType).add(Columns.PART, DataTypes.StringType);

    /**
     * Opens a folder or a list.
     *
     * @throws CourseException if it is not there, or has no column path
     */
    static PictureList open(SparkSession spark, String address) {
        if (address.endsWith(".csv") || address.endsWith(".csv.gz")) {
            return list(address, read(address, () -> spark.read().option("header", true).csv(absolute(address))));
        }
        if (address.endsWith(".parquet") || isParquet(address)) {
            return list(address, read(address, () -> spark.read().parquet(absolute(address))));
        }
        return FarPicture.isNear(address) ? folder(spark, FarPicture.path(absolute(address))) : FarFolder.list(spark, address);
    }

    /** An address as it means the same everywhere. */
    static String absolute(String address) {
        return FarPicture.isNear(address) && !address.startsWith("file:") ? Home.path(address).toAbsolutePath().normalize().toString() : address;
    }

    private static boolean isParquet(String address) {
        try {
            if (!FarPicture.isNear(address)) {
                org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(address);
                FileSystem files = FarPicture.fileSystem(path.toUri());
                return files.exists(path) && Arrays.stream(files.listStatus(path)).map(FileStatus::getPath).anyMatch(one -> one.getName().endsWith(".parquet"));
            }
            Path path = FarPicture.path(absolute(address));
            if (!Files.isDirectory(path)) {
                return false;
            }
            try (Stream<Path> entries = Files.list(path)) {
                return entries.anyMatch(one -> one.getFileName().toString().endsWith(".parquet"));
            }
        } catch (IOException e) {
            throw new CourseException(e, "%s cannot be listed (%s): check the address and its rights.", address, Reason.of(e));
        }
    }

    /** Asks Spark for a table. @throws CourseException if it is not there, or damaged */
    static Dataset<Row> read(String name, Callable<Dataset<Row>> asked) {
        try {
            return asked.call();
        } catch (Exception e) { // Spark's own are checked ones that it does not declare
            String found = String.valueOf(e.getMessage());
            throw new CourseException(e, "%s cannot be read as a table (%s): check the address, or compute it by `./course features --engine spark`.", name,
                    found.contains("PATH_NOT_FOUND") ? "it is not there" : Reason.of(e));
        }
    }

    private static PictureList list(String address, Dataset<Row> given) {
        List<String> columns = Arrays.asList(given.columns());
        if (!columns.contains(Columns.PATH)) {
            throw new CourseException("%s has no column path (it has %s): give a list with the pictures' addresses in it.", address, String.join(", ", columns));
        }
        String base = absolute(address);
        Column path = functions.col(Columns.PATH).cast(DataTypes.StringType);
        Column whole = functions.when(path.rlike("^(/|[A-Za-z][A-Za-z0-9+.-]+:)"), path)
                .otherwise(functions.concat(functions.lit(base.substring(0, base.lastIndexOf('/') + 1)), path));
        Column named = functions.when(path.isNull(), NOT_NAMED).otherwise(text(columns, Columns.LEFT_OUT)).as(Columns.LEFT_OUT);
        return new PictureList(given.select(functions.coalesce(whole, functions.lit("")).as(Columns.PATH), text(columns, Columns.LABEL), text(columns, Columns.PART), named), List.of());
    }

    private static Column text(List<String> columns, String name) {
        return (columns.contains(name) ? functions.col(name) : functions.lit(null)).cast(DataTypes.StringType).as(name);
    }

    private static PictureList folder(SparkSession spark, Path folder) {
        ClassFolders found = ClassFolders.of(folder);
        List<Row> rows = found.folders().stream().map(one -> RowFactory.create(found.root().toString(), one.folder().toString(), one.name(),
                one.part().isEmpty() ? null : one.part())).toList();
        return new PictureList(folders(spark, rows, PictureList::near), found.leftOut());
    }

    /** The pictures of class folders, listed by tasks. */
    static Dataset<Row> folders(SparkSession spark, List<Row> folders, FlatMapFunction<Row, Row> content) {
        return spark.createDataFrame(folders, FOLDERS).repartition(Math.max(1, folders.size())).flatMap(content, Encoders.row(Columns.LIST));
    }

    private static Iterator<Row> near(Row folder) {
        Path root = Path.of(folder.getString(0));
        ClassFolders.Content content = ClassFolders.content(root, Path.of(folder.getString(1)));
        List<Row> rows = new ArrayList<>();
        content.pictures().forEach(picture -> rows.add(row(picture.toString(), folder, null)));
        content.leftOut().stream().filter(left -> LeftOut.files(List.of(left)) > 0)
                .forEach(left -> rows.add(row(root.resolve(left.file()).toString(), folder, left.why())));
        return rows.iterator();
    }

    /** A picture of a class folder. */
    static Row row(String path, Row folder, String why) {
        return RowFactory.create(path, folder.getString(2), folder.getString(3), why);
    }
}
