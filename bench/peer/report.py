"""What the peer's programs are told, and the line they print: the same as the kit's `bench` command."""
import json
from pathlib import Path

import PIL
import torch


def options(parser, variants):
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="with train/CLASS and val/CLASS")
    parser.add_argument("--model", required=True)
    parser.add_argument("--weights", type=Path, required=True, metavar="FILE")
    parser.add_argument("--variant", choices=variants, required=True)


def line(what, args, count, seconds, **more):
    print(json.dumps({"side": "peer", "what": what, "model": args.model, "variant": args.variant, "pictures": count,
                      "seconds": seconds, "images_per_second": count / seconds, **more,
                      "torch": torch.__version__, "pillow": PIL.__version__}))
