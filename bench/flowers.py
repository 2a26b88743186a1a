"""Pictures and labels of Flowers-102 from its three official files, read-only."""
import struct
import tarfile
import zlib

from launcher.ui import Trouble


def labels(folder):
    """Class id of each picture, the first at index 0; 0 for a picture that is not there."""
    path = folder / "imagelabels.mat"
    try:
        content = path.read_bytes()
        return _last_vector(_matrix(content))
    except OSError as e:
        raise Trouble(f"{path} cannot be read ({e.strerror}); name a folder with the three official files.") from e
    except (struct.error, zlib.error, ValueError) as e:
        raise Trouble(f"{path} is no MAT 5 file of labels ({e}); take it again from its source.") from e


def unpack(folder, chosen, to):
    """Writes the chosen pictures, {member name: path below `to`}."""
    try:
        with tarfile.open(folder / "102flowers.tgz", "r|gz") as archive:
            for member in archive:
                if member.name in chosen and member.isfile():
                    path = to / chosen[member.name]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(archive.extractfile(member).read())
    except (OSError, tarfile.TarError, EOFError, zlib.error) as e:
        raise Trouble(f"{folder / '102flowers.tgz'} cannot be unpacked ({e}); take it again from its source.") from e


def _matrix(content):
    """The file's one variable: MAT 5's elements after a header of 128 bytes, compressed or not."""
    kind, size = struct.unpack_from("<II", content, 128)
    body = content[136:136 + size]
    return zlib.decompress(body)[8:] if kind == 15 else body


def _last_vector(matrix):
    """Flags, dimensions, name, values: the last element, of bytes or shorts."""
    at, element = 0, (0, b"")
    while at + 8 <= len(matrix):
        kind, size = struct.unpack_from("<II", matrix, at)
        if kind >> 16:  # the small form: size and kind in four bytes, the data in the next four
            kind, size, start, at = kind & 0xFFFF, kind >> 16, at + 4, at + 8
        else:
            start, at = at + 8, at + 8 + (size + 7) // 8 * 8
        element = kind, matrix[start:start + size]
    kind, values = element
    if kind not in (2, 4):  # miUINT8, miUINT16
        raise ValueError(f"values of kind {kind}")
    return list(values) if kind == 2 else list(struct.unpack(f"<{len(values) // 2}H", values))
