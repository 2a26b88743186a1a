/* Answers in a thread of its own, one picture after the other, so that the page goes on. */

import * as ort from './ort.wasm.bundle.min.js';
import {Pixels, resample} from './resample.js';

ort.env.wasm.numThreads = 1; // more want headers that plain servers do not send
ort.env.wasm.wasmPaths = {wasm: new URL('ort-wasm-simd-threaded.wasm', import.meta.url).href};

let how;
let session;

/* The square that the network saw, as a data address. */
async function seen({data, width, height}) {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba[to] = data[from];
    rgba[to + 1] = data[from + 1];
    rgba[to + 2] = data[from + 2];
  }
  const canvas = new OffscreenCanvas(how.crop, how.crop);
  const context = canvas.getContext('2d', {alpha: false});
  context.putImageData(new ImageData(rgba, width, height), Math.round((how.crop - width) / 2), Math.round((how.crop - height) / 2));
  return new FileReaderSync().readAsDataURL(await canvas.convertToBlob({type: 'image/jpeg', quality: 0.9}));
}

const words = {
  async load(preprocessing) {
    how = preprocessing;
    session = await ort.InferenceSession.create(new URL('student.onnx', import.meta.url).href, {executionProviders: ['wasm']});
  },

  /* The browser turns the picture upright; colours stay those of the file, as in the kit. */
  async answer(file) {
    const bitmap = await createImageBitmap(file, {imageOrientation: 'from-image', colorSpaceConversion: 'none', premultiplyAlpha: 'none'});
    let picture;
    try {
      picture = resample(new Pixels(bitmap), how);
    } finally {
      bitmap.close();
    }
    const out = await session.run({picture: new ort.Tensor('uint8', picture.data, [picture.height, picture.width, 3])});
    const known = out.known && Boolean(out.known.data[0]);
    return {probabilities: out.probabilities.data, doubt: out.doubt?.data[0], known, seen: await seen(picture)};
  },
};

let before = Promise.resolve();

onmessage = ({data: {id, word, value}}) => {
  before = before.then(() => words[word](value)).then(result => postMessage({id, result}), e => postMessage({id, error: String(e?.message ?? e)}));
};
