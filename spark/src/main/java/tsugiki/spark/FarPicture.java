package tsugiki.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;
import tsugiki.base.Digest;
import tsugiki.data.Source;
import tsugiki.picture.MemoryBudget;
import tsugiki.picture.MemoryShare;
import tsugiki.picture.Picture;
import tsugiki.picture.PictureReader;

/** A picture file at an address: a path of this machine, or any that Hadoop's file systems know. Knows its bytes' sum once it was read. */
final class FarPicture implements Source, PictureReader.Bytes {

    private final String address;
    private final URI uri;
    private String digest;
    private boolean failedFar;

    /** @throws IllegalArgumentException if it is no address */
    FarPicture(String address) {
        this.address = address;
        this.uri = isNear(address) ? null : new org.apache.hadoop.fs.Path(address).toUri();
    }

    /** Whether an address is a path of this machine. */
    static boolean isNear(String address) {
        return address.startsWith("file:") || !address.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    }

    /** The path of an address that is near. */
    static Path path(String address) {
        return address.startsWith("file:") ? Path.of(new org.apache.hadoop.fs.Path(address).toUri().getPath()) : Path.of(address);
    }

    /** The file system of an address that is not near, as the session was told. */
    static FileSystem fileSystem(URI uri) throws IOException {
        return FileSystem.get(uri, SparkHadoopUtil.get().newConfiguration(SparkEnv.get().conf()));
    }

    @Override
    public long size() throws IOException {
        return uri == null ? Files.size(path(address)) : noted(() -> fileSystem(uri).getFileStatus(new org.apache.hadoop.fs.Path(uri)).getLen());
    }

    @Override
    public byte[] read() throws IOException {
        byte[] bytes = uri == null ? Files.readAllBytes(path(address)) : noted(this::fetch);
        digest = Digest.of("SHA-256", sum -> sum.update(bytes));
        return bytes;
    }

    private byte[] fetch() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(size())];
        try (FSDataInputStream in = fileSystem(uri).open(new org.apache.hadoop.fs.Path(uri))) {
            in.readFully(0, bytes);
        }
        return bytes;
    }

    private interface Far<T> {
        T get() throws IOException;
    }

    private <T> T noted(Far<T> asked) throws IOException {
        try {
            return asked.get();
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            failedFar = true;
            throw e;
        }
    }

    /** Whether the other machine did not give it: it may the next time. */
    boolean failedFar() {
        return failedFar;
    }

    @Override
    public Picture open() {
        try (MemoryShare share = MemoryBudget.HEAP.share()) {
            return open(share);
        }
    }

    @Override
    public Picture open(MemoryShare share) {
        return PictureReader.read(address, this, share);
    }

    /** The sum of its bytes, piece by piece where it was too large to be read; null where it cannot be read. */
    String digest() {
        if (digest == null) {
            try (InputStream in = stream()) {
                digest = Digest.of("SHA-256", in);
            } catch (IOException e) {
                return null;
            }
        }
        return digest;
    }

    private InputStream stream() throws IOException {
        return uri == null ? Files.newInputStream(path(address)) : fileSystem(uri).open(new org.apache.hadoop.fs.Path(uri));
    }
}
