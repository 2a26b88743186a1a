/* Makes a picture's short side `resize` pixels long, as the kit (picture/Resampling) and Pillow do, to the bit: two passes,
   weights in whole multiples of 2^-22, 8 bits after each. The student's graph, which begins with the same, then changes
   nothing; but it would hold all of a large picture in float64. Here the pixels are read in bands. */

const BITS = 22;
const HALF = 1 << (BITS - 1);
const BAND = 1 << 20; // pixels

/* Parts of a picture as RGBA on white; `across` and `down` say what is asked. */
export class Pixels {
  constructor(bitmap) {
    this.bitmap = bitmap;
    [this.width, this.height] = [bitmap.width, bitmap.height];
  }

  part(x, y, width, height) {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext('2d', {willReadFrequently: true});
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(this.bitmap, x, y, width, height, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  }
}

/* ---- weights ---- */

const FILTERS = {
  BILINEAR: {support: 1, weight: d => (d < 1 ? 1 - d : 0)},
  BICUBIC: {support: 2, weight: d => (d < 1 ? (1.5 * d - 2.5) * d * d + 1 : d < 2 ? (((d - 5) * d + 8) * d - 4) * -0.5 : 0)},
};

/* The old pixel under the centre of each new one, found from the side's beginning by sums, whose rounding is Pillow's (which
   makes no longer side than 2^29). */
function nearest(old, {size, from, count}) {
  const step = old / size;
  let centre = step * 0.5;
  if (size > 2 ** 29) {
    centre += step * from;
  } else {
    for (let i = 0; i < from; i++) {
      centre += step;
    }
  }
  return Array.from({length: count}, () => {
    const start = Math.min(old - 1, Math.floor(centre));
    centre += step;
    return {start, values: [1 << BITS]};
  });
}

/* Of each new pixel the first old one that counts, and the weights from there on. */
function weights(old, {size, from, count}, interpolation) {
  if (interpolation === 'NEAREST') {
    return nearest(old, {size, from, count});
  }
  return Array.from({length: count}, (_, i) => {
    const scale = old / size;
    const centre = (from + i + 0.5) * scale;
    if (old === size) {
      return {start: from + i, values: [1 << BITS]};
    }
    const stretch = Math.max(1, scale);
    const support = FILTERS[interpolation].support * stretch;
    const start = Math.max(0, Math.trunc(centre - support + 0.5));
    const shares = Array.from({length: Math.min(old, Math.trunc(centre + support + 0.5)) - start},
      (_, k) => FILTERS[interpolation].weight(Math.abs((k + start - centre + 0.5) * (1 / stretch))));
    const sum = shares.reduce((a, b) => a + b, 0) || 1;
    return {start, values: shares.map(share => share / sum * (1 << BITS)).map(w => Math.trunc(w < 0 ? w - 0.5 : w + 0.5))};
  });
}

/* ---- passes ---- */

/* One line of pixels becomes a shorter one: every `step`-th number from `at` on, of which three make a pixel. */
function line(old, at, step, out, to, outStep, all) {
  for (const {start, values} of all) {
    let red = HALF, green = HALF, blue = HALF, pixel = at + start * step;
    for (const weight of values) {
      red += old[pixel] * weight;
      green += old[pixel + 1] * weight;
      blue += old[pixel + 2] * weight;
      pixel += step;
    }
    out[to] = red >> BITS; // a clamped array: 0 to 255
    out[to + 1] = green >> BITS;
    out[to + 2] = blue >> BITS;
    to += outStep;
  }
}

/* From the file's pixels, rows first: [height, across, 3]. */
function rows(pixels, across) {
  const out = new Uint8ClampedArray(pixels.height * across.length * 3);
  const band = Math.max(1, Math.floor(BAND / pixels.width));
  for (let top = 0; top < pixels.height; top += band) {
    const count = Math.min(band, pixels.height - top);
    const part = pixels.part(0, top, pixels.width, count);
    for (let y = 0; y < count; y++) {
      line(part, y * pixels.width * 4, 4, out, (top + y) * across.length * 3, 3, across);
    }
  }
  return out;
}

/* From the file's pixels, columns first: [down, width, 3]. */
function columns(pixels, down) {
  const out = new Uint8ClampedArray(down.length * pixels.width * 3);
  const band = Math.max(1, Math.floor(BAND / pixels.height));
  for (let left = 0; left < pixels.width; left += band) {
    const count = Math.min(band, pixels.width - left);
    const part = pixels.part(left, 0, count, pixels.height);
    for (let x = 0; x < count; x++) {
      line(part, x * 4, count * 4, out, (left + x) * 3, pixels.width * 3, down);
    }
  }
  return out;
}

/* ---- sides ---- */

/* Where a crop of this length begins; halves go to the even number. */
function begin(size, crop) {
  const half = (size - crop) / 2;
  return half < 0 ? 0 : half % 1 === 0.5 ? 2 * Math.round(half / 2) : Math.round(half);
}

/* Of a long side only the middle, which the graph then cuts as it would have cut the whole. */
function side(size, {resize, crop}) {
  const count = Math.min(size, Math.max(resize, crop));
  return {size, from: begin(size, crop) - begin(count, crop), count};
}

export function resample(pixels, how) {
  const {width, height} = pixels;
  const short = Math.min(width, height);
  const [newWidth, newHeight] = [width, height].map(old => Math.floor(how.resize * old / short));
  const across = weights(width, side(newWidth, how), how.interpolation);
  const down = weights(height, side(newHeight, how), how.interpolation);
  const columnsFirst = height - newHeight > 0 && height - newHeight > 2 * (width - newWidth);
  const first = columnsFirst ? columns(pixels, down) : rows(pixels, across);
  const out = new Uint8ClampedArray(across.length * down.length * 3);
  if (columnsFirst) {
    down.forEach((_, y) => line(first, y * width * 3, 3, out, y * across.length * 3, 3, across));
  } else {
    across.forEach((_, x) => line(first, x * 3, across.length * 3, out, x * 3, across.length * 3, down));
  }
  return {data: new Uint8Array(out.buffer), width: across.length, height: down.length};
}
