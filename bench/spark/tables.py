"""Tables of features beside the kit's own file of them."""
import csv
import json
import struct

import numpy
import pyarrow
import pyarrow.parquet as parquet


def compare(safetensors, table, root):
    """How far Spark's rows are from the store's, and whether the same pictures are left out for the same reasons."""
    store, store_left = _store(safetensors)
    rows = parquet.read_table(table, columns=["path", "features", "left_out"]).to_pylist()
    name = {row["path"]: row["path"].removeprefix(f"{root}/") for row in rows}
    spark = {name[row["path"]]: numpy.array(row["features"], "float32") for row in rows if row["features"] is not None}
    left = {name[row["path"]]: row["left_out"] for row in rows if row["left_out"] is not None}
    return {"rows": len(rows), "addresses": len(name), "the_same_pictures": spark.keys() == store.keys(),
            "largest_difference": float(max(numpy.abs(spark[key] - store[key]).max() for key in store)), "left_out": len(left), "the_same_left_out": left == store_left}


def _store(file):
    content = file.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    told, place = header["__metadata__"], header["features"]
    begin, end = (8 + length + offset for offset in place["data_offsets"])
    values = numpy.frombuffer(content[begin:end], "<f4").reshape(place["shape"])
    return dict(zip(json.loads(told["files"]), values)), {left["file"]: left["why"] for left in json.loads(told["left_out"])}


def other_parts(table, parts, to):
    """The same table with the parts of another list."""
    with open(parts, newline="") as lines:
        part = {line["path"].rsplit("/", 1)[1]: line["part"] for line in csv.DictReader(lines)}
    rows = parquet.read_table(table)
    column = pyarrow.array([part[path.rsplit("/", 1)[1]] for path in rows["path"].to_pylist()])
    to.mkdir()
    parquet.write_table(rows.set_column(rows.schema.get_field_index("part"), rows.schema.field("part"), column), to / "part-0.parquet")
    (to / "_SUCCESS").touch()
    return to
