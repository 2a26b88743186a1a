"""Writes src/test/resources/tsugiki/picture/picture-kinds.tsv.gz: small picture files of every kind, and what Pillow 13.0 reads in them.

    python src/test/python/make_picture_kinds.py        (needs Pillow and numpy)

A row: name, the file in base64, then "WIDTHxHEIGHT", the largest difference allowed, the RGB values in
hexadecimal; or "refused" and a part of the sentence. Transparency is laid on white. A row marked "own" holds
what this kit reads instead of Pillow, by the rule in its comment below.
"""
import base64
import gzip
import io
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

OUT = Path(__file__).resolve().parents[3] / "src" / "test" / "resources" / "tsugiki" / "picture" / "picture-kinds.tsv.gz"
RGBA = np.array([[[(37 * x + 61 * y + 83 * c) % 256 for c in range(4)] for x in range(5)] for y in range(3)], np.uint8)
RGB, GREY = RGBA[..., :3], RGBA[..., 0]
HEIGHT, WIDTH = GREY.shape
rows = []


def pillow(file):
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(file)))
    if image.mode != "LAB" and ("A" in image.getbands() or "transparency" in image.info):
        values = np.asarray(image.convert("RGBA")).astype(int)
        alpha = values[..., 3:]
        return ((values[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
    return np.asarray(image.convert("RGB"))


def reads(name, file, tolerance=0, own=None):
    values = pillow(file) if own is None else np.repeat(np.asarray(own, np.uint8)[..., None], 3, -1) if np.ndim(own) == 2 else own
    rows.append((name + ("" if own is None else " (own)"), base64.b64encode(file).decode(),
                 f"{values.shape[1]}x{values.shape[0]}", str(tolerance), values.astype(np.uint8).tobytes().hex()))


def refused(name, file, words):
    rows.append((name, base64.b64encode(file).decode(), "refused", words, ""))


# TIFF

def tiff(tags, blocks, order="<", tiled=False):
    """tags: {number: (type, values)}, type 1 byte, 3 short, 4 long."""
    starts, lengths = (324, 325) if tiled else (273, 279)
    tags = dict(tags) | {starts: (4, [0] * len(blocks)), lengths: (4, [len(b) for b in blocks])}
    form = {1: "B", 3: "H", 4: "I"}
    packed = {t: b"".join(struct.pack(order + form[kind], v) for v in values) for t, (kind, values) in tags.items()}
    at = 8 + 2 + 12 * len(tags) + 4
    data = at + sum(len(p) + len(p) % 2 for p in packed.values() if len(p) > 4)
    places = [data + sum(len(b) for b in blocks[:i]) for i in range(len(blocks))]
    packed[starts] = b"".join(struct.pack(order + "I", p) for p in places)
    directory, extra = struct.pack(order + "H", len(tags)), b""
    for tag in sorted(tags):
        kind, value = tags[tag][0], packed[tag]
        directory += struct.pack(order + "HHI", tag, kind, len(value) // struct.calcsize(form[kind]))
        if len(value) <= 4:
            directory += value.ljust(4, b"\0")
        else:
            directory += struct.pack(order + "I", at + len(extra))
            extra += value + b"\0" * (len(value) % 2)
    return (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8) + directory + struct.pack(order + "I", 0) + extra + b"".join(blocks)


def page(values, photometric, format=1, extra=None, order="<", planar=1, strip=2, tile=None, bits=None, zip=False, predictor=None, tags=None):
    values = np.asarray(values)
    values = values[..., None] if values.ndim == 2 else values
    height, width, samples = values.shape
    all_tags = {256: (3, [width]), 257: (3, [height]), 258: (3, [bits or 8 * values.itemsize] * samples), 259: (3, [8 if zip else 1]),
                262: (3, [photometric]), 277: (3, [samples]), 284: (3, [planar]), 339: (3, [format] * samples)}
    all_tags |= {338: (3, extra)} if extra else {}
    all_tags |= {317: (3, [predictor])} if predictor else {}
    all_tags |= {322: (3, [tile]), 323: (3, [tile])} if tile else {278: (3, [strip])}
    blocks = []
    for plane in [values] if planar == 1 else [values[..., i:i + 1] for i in range(samples)]:
        for y in range(0, height, tile or strip):
            for x in range(0, width, tile or width):
                part = plane[y:y + (tile or strip), x:x + (tile or width)]
                if tile:
                    part = np.pad(part, ((0, tile - part.shape[0]), (0, tile - part.shape[1]), (0, 0)))
                block = part.astype(values.dtype.newbyteorder(order)).tobytes()
                blocks.append(zlib.compress(block) if zip else block)
    return tiff(all_tags | (tags or {}), blocks, order, tile is not None)


def bits_of(values, bits):
    """Rows of packed samples, each filled to whole bytes."""
    lines = ["".join(format(int(v), f"0{bits}b") for v in row) for row in values]
    return [int(line.ljust(-(-len(line) // 8) * 8, "0"), 2).to_bytes(-(-len(line) // 8), "big") for line in lines]


def packed_page(bits, photometric, tags=None):
    head = {256: (3, [WIDTH]), 257: (3, [HEIGHT]), 258: (3, [bits]), 259: (3, [1]), 262: (3, [photometric]), 277: (3, [1]), 278: (3, [HEIGHT])}
    return tiff(head | (tags or {}), [b"".join(bits_of(GREY.astype(int) >> max(0, 8 - bits), bits))])


PALETTE = [257 * v for channel in (range(256), range(255, -1, -1), [(7 * v) % 256 for v in range(256)]) for v in channel]
for order, end in (("<", "little"), (">", "big")):
    reads(f"tiff RGB {end}", page(RGB, 2, order=order))
    reads(f"tiff RGB 16 bits {end}", page(RGB.astype(np.uint16) * 257 + 3, 2, order=order))
    reads(f"tiff float {end}", page(GREY.astype(np.float32) * 1.3 - 20.4, 1, 3, order=order))
    reads(f"tiff signed 16 bits {end}", page(GREY.astype(np.int16) * 3 - 200, 1, 2, order=order))
    reads(f"tiff signed 32 bits {end}", page(GREY.astype(np.int32) * 3 - 200, 1, 2, order=order))
    # Pillow clips 16 bits at 255: nearly all is white. The high 8 bits are what the picture shows.
    reads(f"tiff grey 16 bits {end}", page(GREY.astype(np.uint16) * 257, 1, order=order), own=GREY)
reads("tiff grey", page(GREY, 1))
reads("tiff white is zero", page(GREY, 0))
reads("tiff white is zero, float", page(GREY.astype(np.float32), 0, 3))
reads("tiff white is zero, 16 bits", page(GREY.astype(np.uint16) * 257, 0), own=255 - GREY)
for bits in (1, 2, 4):
    reads(f"tiff grey {bits} bits", packed_page(bits, 1))
    reads(f"tiff white is zero {bits} bits", packed_page(bits, 0))
    reads(f"tiff palette {bits} bits", packed_page(bits, 3, {320: (3, [v for c in range(3) for v in PALETTE[256 * c:256 * c + (1 << bits)]])}))
reads("tiff palette", page(GREY, 3, tags={320: (3, PALETTE)}))
reads("tiff CMYK", page(RGBA, 5))
reads("tiff CMYK 16 bits", page(RGBA.astype(np.uint16) * 257, 5))
reads("tiff CMYK and one more", page(np.dstack([RGBA, GREY]), 5, extra=[0]))
reads("tiff L*a*b*", page(RGB // 8 + np.array([120, 0, 0], np.uint8), 8), tolerance=3)
reads("tiff YCbCr", page(np.asarray(Image.fromarray(RGB).convert("YCbCr")), 6, tags={530: (3, [1, 1])}), tolerance=1)
for extra in ([0], [1], [2], [2, 0], [0, 0]):
    values = np.dstack([RGB] + [RGBA[..., 3]] * len(extra))
    if extra == [1]:
        values[..., :3] = values[..., :3].astype(int) * values[..., 3:] // 255
    reads(f"tiff RGB and extra samples {extra}", page(values, 2, extra=extra), tolerance=extra[0] % 2)
reads("tiff RGB and a fourth sample, unnamed", page(RGBA, 2))
reads("tiff grey and transparency", page(np.dstack([GREY, RGBA[..., 3]]), 1, extra=[2]))
reads("tiff planes", page(RGB, 2, planar=2))
reads("tiff planes and transparency", page(RGBA, 2, extra=[2], planar=2))
reads("tiff tiles", page(RGB, 2, tile=16, zip=True))
reads("tiff tiles in planes", page(RGB, 2, tile=16, zip=True, planar=2))
reads("tiff zip, differences", page(np.diff(RGB, axis=1, prepend=np.uint8(0)), 2, zip=True, predictor=2))
reads("tiff turned", page(RGB, 2, tags={274: (3, [6])}))
reads("tiff turned by XMP", page(RGB, 2, tags={700: (1, list(b'tiff:Orientation="8"'))}))
reads("tiff orientation 9", page(RGB, 2, tags={274: (3, [9])}))
for compression in ("tiff_lzw", "packbits", "group3", "group4", "jpeg"):
    file = io.BytesIO()
    image = Image.fromarray(RGB)
    (image.convert("1") if compression.startswith("group") else image).save(file, "TIFF", compression=compression)
    reads(f"tiff {compression}", file.getvalue(), tolerance=1 if compression == "jpeg" else 0)
    refused(f"tiff {compression}, cut", file.getvalue()[:-30], "cut off")
file = io.BytesIO()
Image.fromarray(RGB).save(file, "TIFF", big_tiff=True)
reads("BigTIFF", file.getvalue())
refused("tiff, cut", page(RGB, 2)[:-1], "cut off")
refused("tiff zip, cut inside", tiff({256: (3, [5]), 257: (3, [3]), 258: (3, [8]), 259: (3, [8]), 262: (3, [1]), 278: (3, [3])},
                                     [zlib.compress(b"1234567")]), "cut off")
refused("tiff 64-bit float", page(GREY.astype(np.float64), 1, 3), "64-bit floating point")
refused("tiff float RGB", page(RGB.astype(np.float32), 2, 3), "RGB in 3 samples of 32-bit floating point")
refused("tiff zstd", page(RGB, 2, tags={259: (3, [50000])}), "compression 50000")
refused("DNG", page(RGB, 2, tags={50706: (1, [1, 4, 0, 0])}), "raw file")
refused("raw file's preview", page(RGB, 2, tags={254: (4, [1])}), "raw file")
refused("CR2", b"II*\0\x10\0\0\0CR\2\0\0\0\0\0" + page(RGB, 2)[8:], "raw file")
nef = page(RGB, 2, tags={330: (4, [0])})
refused("NEF", page(RGB, 2, tags={330: (4, [len(nef)])}) + struct.pack("<HHHIII", 1, 262, 3, 1, 32803, 0), "raw file")


# BMP

def bmp(bits, compression, data, palette=b"", masks=b"", header=40, height=HEIGHT):
    head = struct.pack("<IiiHHIIiiII", header, WIDTH, height, 1, bits, compression, len(data), 0, 0, len(palette) // 4, 0)
    head = head + masks if header == 40 else (head + masks).ljust(header, b"\0")
    start = 14 + len(head) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + head + palette + data


def lines(values):
    return b"".join(row + bytes(-len(row) % 4) for row in values)


def words(shifts, size="<u4"):
    value = sum((RGBA[::-1, :, c].astype(np.uint32) >> cut) << shift for c, (shift, cut) in enumerate(shifts))
    return lines(row.astype(size).tobytes() for row in value)


COLOURS = b"".join(bytes([i, 255 - i, 53 * i % 256, 0]) for i in range(256))
DOWN, UP = RGB[..., ::-1], RGB[::-1, :, ::-1]
reads("bmp", bmp(24, 0, lines(row.tobytes() for row in UP)))
reads("bmp from the top", bmp(24, 0, lines(row.tobytes() for row in DOWN), height=-HEIGHT))
for bits in (1, 4, 8):
    reads(f"bmp palette {bits} bits", bmp(bits, 0, lines(bits_of(GREY[::-1] >> (8 - bits), bits)), COLOURS[:4 << bits]))
reads("bmp beyond the palette", bmp(8, 0, lines(bits_of(GREY[::-1] % 30, 8)), COLOURS[:80]))
reads("bmp 32 bits, the last without meaning", bmp(32, 0, words([(16, 0), (8, 0), (0, 0), (24, 0)])))
reads("bmp 32 bits, transparency", bmp(32, 3, words([(16, 0), (8, 0), (0, 0), (24, 0)]), masks=struct.pack("<4I", 0xFF0000, 0xFF00, 0xFF, 0xFF000000), header=56))
reads("bmp 32 bits, from the left", bmp(32, 3, words([(0, 0), (8, 0), (16, 0), (24, 0)]), masks=struct.pack("<4I", 0xFF, 0xFF00, 0xFF0000, 0xFF000000), header=108))
reads("bmp 565", bmp(16, 3, words([(11, 3), (5, 2), (0, 3)], "<u2"), masks=struct.pack("<3I", 0xF800, 0x7E0, 0x1F)))
reads("bmp 555", bmp(16, 0, words([(10, 3), (5, 3), (0, 3)], "<u2")))
reads("bmp RLE 8", bmp(8, 1, b"\5\x30\0\0\0\5\1\2\3\4\5\0\0\0\2\x60\3\x90\0\1", COLOURS))
reads("bmp RLE 4", bmp(4, 2, b"\5\x12\0\0\0\5\x34\x56\x70\0\0\0\5\x9A\0\1", COLOURS[:64]))
refused("bmp, cut", bmp(24, 0, lines(row.tobytes() for row in UP))[:-2], "cut off")
refused("bmp from the top, cut", bmp(24, 0, lines(row.tobytes() for row in DOWN), height=-HEIGHT)[:80], "cut off")
refused("bmp RLE 8, cut", bmp(8, 1, b"\5\x30\0\0\0\5\1\2\3", COLOURS), "cut off")
refused("bmp around a JPEG", bmp(0, 4, b"\xFF\xD8\xFF"), "compression 4")


# GIF

SIX = bytes([10, 20, 30, 200, 0, 0, 0, 200, 0, 0, 0, 200, 250, 250, 0, 1, 2, 3])


def codes(indices, bits):
    """LZW that clears its table before it would grow."""
    numbers = []
    for i, index in enumerate(indices):
        numbers += ([1 << bits] if i % ((1 << bits) - 2) == 0 else []) + [index]
    value = sum(number << (bits + 1) * i for i, number in enumerate(numbers + [(1 << bits) + 1]))
    data = value.to_bytes((value.bit_length() + 7) // 8, "little")
    return bytes([bits, len(data)]) + data + b"\0"


def gif(screen, corner, palette=SIX, transparent=None, background=0, own_palette=b"", interlaced=False, size=(4, 3), data=None):
    file = b"GIF89a" + struct.pack("<HHBBB", *screen, 0x82 if palette else 0, background, 0) + (palette.ljust(24, b"\0") if palette else b"")
    if transparent is not None:
        file += b"!\xF9\4" + bytes([1, 0, 0, transparent, 0])
    file += b"," + struct.pack("<HHHHB", *corner, *size, 0x82 * bool(own_palette) | 0x40 * interlaced) + own_palette.ljust(24 * bool(own_palette), b"\0")
    return file + (data or codes([i % 6 for i in range(size[0] * size[1])], 3)) + b";"


reads("gif", gif((4, 3), (0, 0)))
reads("gif smaller than its screen", gif((6, 5), (1, 1), background=3))
reads("gif smaller than its screen, transparent", gif((6, 5), (1, 1), transparent=2, background=3))
reads("gif beyond its screen", gif((3, 3), (2, 2)))
reads("gif with its own colours", gif((5, 4), (1, 1), own_palette=SIX[::-1]))
reads("gif with its own colours alone", gif((5, 4), (1, 1), palette=b"", own_palette=SIX[::-1]))
reads("gif without colours", gif((5, 4), (1, 1), palette=b""))
reads("gif interlaced", gif((4, 9), (0, 0), interlaced=True, size=(4, 9)))
reads("gif of two pictures", gif((4, 3), (0, 0))[:-1] + gif((4, 3), (0, 0))[37:])
refused("gif, its data ends early", gif((4, 3), (0, 0), size=(4, 3), data=codes([0, 1, 2, 3, 4], 3)), "cut off")
refused("gif, its data is empty", gif((4, 3), (0, 0), data=b"\3\0"), "cut off")
refused("gif, cut", gif((4, 3), (0, 0))[:-4], "cut off")
refused("gif without a picture", gif((4, 3), (0, 0))[:37] + b";", "no picture")


# PNG

def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(depth, colour, lines, before=b"", after=b"", data=None):
    packed = zlib.compress(b"".join(b"\0" + line for line in lines)) if data is None else data
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, depth, colour, 0, 0, 0)) + before
            + chunk(b"IDAT", packed) + after + chunk(b"IEND", b""))


def plain(values):
    return [row.tobytes() for row in values]


def deep(values):
    return [(row.astype(int) * 257).astype(">u2").tobytes() for row in values]


GREY_ALPHA = np.dstack([GREY, RGBA[..., 3]])
reads("png", png(8, 2, plain(RGB)))
reads("png 16 bits", png(16, 2, deep(RGB)))
reads("png transparency", png(8, 6, plain(RGBA)))
reads("png transparency 16 bits", png(16, 6, deep(RGBA)))
reads("png grey and transparency", png(8, 4, plain(GREY_ALPHA)))
reads("png grey and transparency 16 bits", png(16, 4, deep(GREY_ALPHA)))
reads("png grey 16 bits", png(16, 0, deep(GREY)), own=GREY)  # as in TIFF
reads("png one colour transparent", png(8, 2, plain(RGB), chunk(b"tRNS", struct.pack(">HHH", *map(int, RGB[1, 1])))))
for bits in (1, 2, 4, 8):
    values = GREY >> (8 - bits)
    reads(f"png grey {bits} bits", png(bits, 0, bits_of(values, bits)))
    colours = chunk(b"PLTE", b"".join(COLOURS[4 * i:4 * i + 3] for i in range(1 << bits)))
    reads(f"png palette {bits} bits", png(bits, 3, bits_of(values, bits), colours))
    reads(f"png palette {bits} bits, transparency", png(bits, 3, bits_of(values, bits), colours + chunk(b"tRNS", b"\0\x80")))
reads("png with a damaged profile", png(8, 2, plain(RGB), chunk(b"iCCP", b"x\0\0rubbish")))
reads("apng", png(8, 2, plain(RGB), chunk(b"acTL", struct.pack(">II", 1, 0)) + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, WIDTH, HEIGHT, 0, 0, 1, 1, 0, 0))))
refused("png, cut", png(8, 2, plain(RGB))[:-1], "cut off")
refused("png, half of its pixels", png(8, 2, plain(RGB[:1])), "damaged")
refused("png, wrong sum of its pixels", png(8, 2, plain(RGB)).replace(chunk(b"IEND", b""), b"").replace(b"IDAT", b"IDAT")[:-1] + b"!" + chunk(b"IEND", b""), "sum is wrong")
refused("png, wrong sum of its header", png(8, 2, plain(RGB))[:29] + b"????" + png(8, 2, plain(RGB))[33:], "sum is wrong")

# WebP

BIG = np.array([[[(37 * (x // 3) + 61 * (y // 4) + 83 * c + x * y) % 256 for c in range(4)] for x in range(16)] for y in range(11)], np.uint8)


def webp(values, **how):
    file = io.BytesIO()
    Image.fromarray(values).save(file, "WEBP", **how)
    return file.getvalue()


for quality in (30, 80, 100):
    reads(f"webp quality {quality}", webp(BIG[..., :3], quality=quality), tolerance=2)
reads("webp, the quick way", webp(BIG[..., :3], method=0), tolerance=2)
reads("webp of one row", webp(BIG[:1, :, :3]), tolerance=2)
reads("webp of one pixel", webp(BIG[:1, :1, :3]), tolerance=2)
reads("webp of two colours", webp(np.where(BIG[..., :3] > 127, np.uint8(255), np.uint8(0)), quality=60), tolerance=2)
reads("webp transparency", webp(BIG), tolerance=2)
reads("webp coarse transparency", webp(BIG, alpha_quality=30), tolerance=2)
reads("webp lossless", webp(BIG[..., :3], lossless=True))
reads("webp lossless, palette", webp(BIG[..., :3] // 128 * 128, lossless=True))
reads("webp lossless, transparency", webp(BIG, lossless=True))
reads("webp lossless, colours below transparency", webp(BIG, lossless=True, exact=True))
turned = Image.Exif()
turned[274] = 6
reads("webp turned", webp(BIG[..., :3], exif=turned.tobytes()), tolerance=2)
reads("webp turned, its EXIF without a JPEG's prefix", webp(BIG[..., :3], exif=turned.tobytes()[6:]), tolerance=2)
reads("webp turned by XMP", webp(BIG[..., :3], xmp=b'tiff:Orientation="8"'), tolerance=2)
STILL, CLEAR = webp(BIG[..., :3]), webp(BIG, lossless=True)
refused("webp that moves", webp(BIG[..., :3], save_all=True, append_images=[Image.fromarray(BIG[::-1, :, :3])]), "a WebP that moves")
refused("webp, cut", STILL[:-1], "cut off")
refused("webp, cut to its head", STILL[:13], "cut off")
refused("webp, half of its pixels", b"RIFF" + struct.pack("<I", 100) + STILL[8:16] + struct.pack("<I", 88) + STILL[20:108], "damaged")
refused("webp lossless, half of its pixels", b"RIFF" + struct.pack("<I", 100) + CLEAR[8:16] + struct.pack("<I", 88) + CLEAR[20:108], "damaged")
refused("webp beyond the limit", CLEAR[:21] + struct.pack("<I", 0x0FFFFFFF) + CLEAR[25:], "16384 x 16384 pixels, more than the limit")
refused("webp of another kind inside", STILL[:12] + b"VP9 " + STILL[16:], "0 x 0 pixels")

OUT.write_bytes(gzip.compress("".join("\t".join(row) + "\n" for row in rows).encode(), mtime=0))
print(f"{len(rows)} files, {OUT.stat().st_size} bytes", file=sys.stderr)
