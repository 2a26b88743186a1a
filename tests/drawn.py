"""Small pictures for tests, written without a library."""
import struct
import zlib

SIDE = 48


def png(colour, chance):
    """A square of one colour with coarse noise of its own."""
    cells = [[[c + chance.randint(-45, 45) for c in colour] for _ in range(SIDE // 8)] for _ in range(SIDE // 8)]
    rows = b"".join(b"\0" + bytes(v for x in range(SIDE) for v in cells[y // 8][x // 8]) for y in range(SIDE))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
