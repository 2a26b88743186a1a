'use strict';

/* Who answers on the page of `./course export --to page`: a worker in this browser. It has the same words as served.js. */

const student = (() => {
  /* As the kit's own reader has them. */
  const MOST_BYTES = 300e6;
  const MOST_PIXELS = 100e6;
  const NAMED = 3;
  const waiting = new Map();
  let facts;
  let classes;
  let thresholds;
  let worker;
  let calls = 0;

  function call(word, value) {
    return new Promise((done, failed) => {
      calls++;
      waiting.set(calls, {done, failed});
      worker.postMessage({id: calls, word, value});
    });
  }

  function hear({data: {id, result, error}}) {
    const {done, failed} = waiting.get(id);
    waiting.delete(id);
    return error === undefined ? done(result) : failed(new Error(error));
  }

  function start() {
    worker = new Worker('worker.js', {type: 'module'});
    worker.onmessage = hear;
    worker.onerror = event => {
      event.preventDefault();
      waiting.forEach(({failed}) => failed(new Error(event.message ?? 'its files are not all there')));
      waiting.clear();
    };
  }

  async function about() {
    if (location.protocol === 'file:') {
      return {error: "A browser lets this page answer only where a server gives it: in its folder call 'python3 -m http.server', then open http://127.0.0.1:8000/."};
    }
    try {
      facts = await (await fetch('student.json')).json();
      classes = JSON.parse(facts.classes);
      const preprocessing = JSON.parse(facts.preprocessing);
      thresholds = facts.thresholds && JSON.parse(facts.thresholds);
      start();
      await call('load', preprocessing);
      return {...facts, classes, thresholds, size: preprocessing.crop};
    } catch (e) {
      return {error: `The student could not be loaded (${e.message}): load the page again, or make its folder anew.`};
    }
  }

  /* Width and height from the file's head: the pixels are not made yet. */
  async function size(file) {
    const image = new Image();
    image.src = URL.createObjectURL(file);
    try {
      await new Promise((done, failed) => Object.assign(image, {onload: done, onerror: failed}));
      return [image.naturalWidth, image.naturalHeight];
    } catch (e) {
      return null;
    } finally {
      URL.revokeObjectURL(image.src);
    }
  }

  async function head(file) {
    return String.fromCharCode(...new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  }

  async function unread(file) {
    const start = await head(file).catch(() => null);
    if (start === null) {
      return 'it cannot be opened; choose it again';
    }
    return /^....ftyp(hei|hev|mif|msf)/s.test(start) ? 'it is HEIC, which this browser does not read; let the phone take JPEG, or save it as JPEG'
      : 'it is damaged, or no picture of a kind that this browser knows; save it as JPEG or PNG';
  }

  /* A JPEG that was cut off would be shown with grey in the place of what is missing. Its head may hold a small one that is whole. */
  async function cutOff(file) {
    if (!(await head(file)).startsWith('\xff\xd8')) {
      return false;
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    let at = 2;
    while (bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
      at += bytes[at + 1] === 0xff ? 1 : 2 + (bytes[at + 2] << 8 | bytes[at + 3]);
    }
    for (let end = bytes.lastIndexOf(0xd9); end > at; end = bytes.lastIndexOf(0xd9, end - 1)) {
      if (bytes[end - 1] === 0xff) {
        return false;
      }
    }
    return true;
  }

  async function fault(file) {
    if (file.size > MOST_BYTES) {
      return `it has more than ${MOST_BYTES / 1e6} MB; make it smaller`;
    }
    const sides = await size(file);
    if (!sides) {
      return unread(file);
    }
    if (sides[0] * sides[1] > MOST_PIXELS) {
      return `its header says ${sides.join(' x ')} pixels, more than the limit of ${MOST_PIXELS / 1e6} million; make it smaller`;
    }
    return await cutOff(file) ? 'it is cut off, its end is missing; copy or download it again' : '';
  }

  function why(doubt) {
    return facts.refused_because.replace('{doubt}', doubt.toPrecision(4)).replace('{percent}', (100 * (1 - doubt)).toFixed(1));
  }

  function answered(name, {probabilities, doubt, known, seen}) {
    const labels = thresholds && classes.filter((_, i) => probabilities[i] >= thresholds[i]);
    const best = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a]).slice(0, Math.max(NAMED, labels?.length ?? 0))
      .map(i => ({name: classes[i], probability: probabilities[i]}));
    const answer = {picture: name, ...(labels ? together(labels, probabilities) : {class: best[0].name, probability: best[0].probability}), best, seen};
    return known === undefined ? answer : {...answer, known, doubt, why: why(doubt)};
  }

  /* Of several labels the whole answer, and the product of its yes and no. */
  function together(labels, probabilities) {
    const probability = thresholds.reduce((p, t, i) => p * (probabilities[i] >= t ? probabilities[i] : 1 - probabilities[i]), 1);
    return {class: [...labels].sort().join('+') || 'none', probability, labels};
  }

  async function ask({file, name}) {
    try {
      const found = await fault(file);
      return found ? {error: `${name} cannot be read: ${found}.`} : answered(name, await call('answer', file));
    } catch (e) {
      return {error: `${name} cannot be read: ${await unread(file)} (${e.message}).`};
    }
  }

  return {atOnce: 1, keeps: 'They stay in this browser: nothing of them is sent.', about, ask};
})();
