'use strict';

/* The page: a few pictures at a time go to the student, and what comes back is shown. Who the student is, the file before
   this one says: `student.about()` tells of it, `student.ask(row, givenUp)` answers a picture in the words of `predict
   --format json` with `seen`, or {error}, or null if it gave up, and `student.explain(row)`, where it can, says where it
   looked. Every text from outside is set as text, never as markup. */

const find = id => document.getElementById(id);
const rows = [];
let running = 0;
let stopped = false;

async function introduce() {
  const told = await student.about();
  if (told.error) {
    find('student').textContent = told.error;
    return;
  }
  find('student').textContent = `A student of ${told.network} that knows ${told.classes.length} classes and sees ${told.size} x ${told.size} pixels.`
    + (told.refuses ? ' Where it is too much in doubt it says so.' : '');
  find('known').hidden = false;
  find('known').querySelector('summary').textContent = told.refuses ? 'Its classes, and what it refuses' : 'Its classes';
  find('known').querySelector('p').textContent = told.classes.join(', ') + '.' + (told.thresholds ? ` Any number of them may be in a picture; each is named from ${told.thresholds.map(percent).join(', ')} on.` : '') + (told.refuses ? ` It ${told.refuses}.` : '');
  find('programs').hidden = !told.curl;
  find('curl').textContent = told.curl ?? '';
}

/* ---- from files to answers ---- */

function add(files) {
  for (const file of files) {
    const row = {file, name: file.name || 'picture', state: 'waiting', card: find('card').content.firstElementChild.cloneNode(true)};
    row.card.querySelector('.name').textContent = row.name;
    row.card.querySelector('.name').title = row.name;
    row.card.querySelector('.explain').addEventListener('click', () => explain(row));
    find('results').append(row.card);
    rows.push(row);
    show(row);
  }
  stopped = false;
  go();
}

function go() {
  while (!stopped && running < student.atOnce) {
    const row = rows.find(each => each.state === 'waiting');
    if (!row) {
      break;
    }
    running++;
    row.state = 'asking';
    show(row);
    ask(row).finally(() => {
      running--;
      show(row);
      go();
    });
  }
  tell();
}

async function ask(row) {
  const answer = await student.ask(row, () => stopped);
  if (!answer) {
    row.state = 'waiting';
  } else if (answer.error) {
    Object.assign(row, {state: 'failed', error: answer.error});
  } else {
    Object.assign(row, {state: 'answered', answer});
  }
}

async function explain(row) {
  const button = row.card.querySelector('.explain');
  if (!row.overlay) {
    button.disabled = true;
    button.textContent = 'Looking ...';
    const answer = await student.explain(row);
    button.disabled = false;
    button.textContent = 'Where it looked';
    if (answer.error) {
      row.card.querySelector('.state').textContent = answer.error;
      return;
    }
    row.overlay = answer.overlay;
  }
  row.looks = !row.looks;
  show(row);
  button.focus();
}

/* Of several labels one is looked for, the likeliest. */
function explained(answer) {
  return answer.labels ? answer.best[0].name : answer.class;
}

/* ---- what is seen ---- */

const WORDS = {waiting: 'Waiting', asking: 'Asking ...', answered: ''};

function words({state, answer, looks}) {
  const looked = looks ? `Yellow places spoke most for ${explained(answer)}, dark ones least.` : '';
  return answer?.known === false ? `Because ${answer.why}. Its guesses:` + (looked && ' ' + looked) : looked || WORDS[state];
}

function show(row) {
  const part = name => row.card.querySelector(name);
  row.card.classList.toggle('bad', row.state === 'failed');
  row.card.classList.toggle('wide', Boolean(row.looks));
  part('.state').textContent = row.state === 'failed' ? row.error : words(row);
  if (row.state !== 'answered') {
    return;
  }
  const {answer} = row;
  part('.answer').hidden = false;
  part('.answer').textContent = answer.known === false ? 'I do not know' : answer.class;
  picture(part('.seen'), answer.seen, `${row.name} as the network saw it`);
  picture(part('.overlay'), row.looks && row.overlay, `${row.name} with the places that spoke for ${explained(answer)}`);
  part('.where').hidden = !student.explain;
  part('.explain').setAttribute('aria-pressed', String(Boolean(row.looks)));
  part('.best').replaceChildren(...answer.best.map(guess => bar(guess)));
}

function picture(image, source, alt) {
  image.hidden = !source;
  if (source) {
    Object.assign(image, {src: source, alt});
  }
}

function bar(guess) {
  const line = document.createElement('li');
  const [name, share] = [guess.name, percent(guess.probability)].map(text => Object.assign(document.createElement('span'), {textContent: text}));
  const meter = Object.assign(document.createElement('meter'), {value: guess.probability});
  meter.setAttribute('aria-hidden', 'true');
  line.append(name, share, meter);
  return line;
}

const percent = share => (100 * share).toFixed(1) + ' %';

function tell() {
  const done = rows.filter(row => row.state === 'answered').length;
  const failed = rows.filter(row => row.state === 'failed').length;
  const unknown = rows.filter(row => row.answer?.known === false).length;
  const rest = rows.length - done - failed;
  find('work').hidden = find('answers').hidden = rows.length === 0;
  find('bar').max = Math.max(1, rows.length);
  find('bar').value = done + failed;
  find('told').textContent = `${done} of ${rows.length} answered` + (unknown ? `, ${unknown} of them not known` : '') + (failed ? `, ${failed} not read` : '') + (rest && stopped ? ', stopped' : '');
  find('halt').disabled = rest === 0;
  find('halt').textContent = stopped && rest ? 'Go on' : 'Stop';
  find('save').disabled = done + failed === 0;
}

/* ---- the table ---- */

/* A text that begins as a formula would be computed by a spreadsheet. */
const cell = value => '"' + String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""') + '"';

function csv() {
  const lines = [['picture', 'class', 'probability', 'known', 'second', 'second_probability', 'error'].join(',')];
  for (const {state, name, answer, error} of rows) {
    if (state === 'answered') {
      lines.push([cell(name), cell(answer.class), answer.probability, answer.known ?? true, cell(answer.best[1]?.name), answer.best[1]?.probability ?? '', ''].join(','));
    } else if (state === 'failed') {
      lines.push([cell(name), '', '', '', '', '', cell(error)].join(','));
    }
  }
  return lines.join('\r\n') + '\r\n';
}

function save() {
  const link = Object.assign(document.createElement('a'), {download: 'answers.csv', href: URL.createObjectURL(new Blob([csv()], {type: 'text/csv'}))});
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/* ---- the camera ---- */

/* A telephone's browser opens its own camera; others show theirs here, where the page may: on this machine or by https. */
async function photograph() {
  if (!navigator.mediaDevices || matchMedia('(pointer: coarse)').matches) {
    find('photo').click();
    return;
  }
  find('camera').showModal();
  find('camera-told').textContent = 'Waiting for the camera ...';
  find('shoot').disabled = true;
  try {
    const stream = await navigator.mediaDevices.getUserMedia({video: {width: {ideal: 1280}}});
    if (!find('camera').open) {
      stream.getTracks().forEach(track => track.stop());
      return;
    }
    find('view').srcObject = stream; // its first picture enables the button
  } catch (e) {
    find('camera-told').textContent = 'There is no camera that this page may use: choose a picture instead.';
  }
}

function shoot() {
  const view = find('view');
  const canvas = Object.assign(document.createElement('canvas'), {width: view.videoWidth, height: view.videoHeight});
  canvas.getContext('2d').drawImage(view, 0, 0);
  const name = `photograph ${rows.filter(row => row.name.startsWith('photograph')).length + 1}.jpg`;
  canvas.toBlob(blob => add([new File([blob], name)]), 'image/jpeg', 0.95);
  find('camera').close();
}

/* ---- what a person does ---- */

find('choose').addEventListener('click', () => find('files').click());
find('photograph').addEventListener('click', photograph);
for (const input of [find('files'), find('photo')]) {
  input.addEventListener('change', () => {
    add([...input.files]);
    input.value = '';
  });
}
find('halt').addEventListener('click', () => {
  stopped = !stopped;
  go();
});
find('save').addEventListener('click', save);
find('clear').addEventListener('click', () => {
  rows.length = 0;
  find('results').replaceChildren();
  tell();
});
find('view').addEventListener('loadeddata', () => {
  find('camera-told').textContent = '';
  find('shoot').disabled = false;
});
find('shoot').addEventListener('click', shoot);
find('camera-close').addEventListener('click', () => find('camera').close());
find('camera').addEventListener('close', () => find('view').srcObject?.getTracks().forEach(track => track.stop()));

document.addEventListener('paste', event => {
  const files = [...event.clipboardData.files];
  if (files.length) {
    event.preventDefault();
    add(files);
  }
});
document.addEventListener('dragover', event => {
  event.preventDefault();
  find('drop').classList.add('over');
});
document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) {
    find('drop').classList.remove('over');
  }
});
document.addEventListener('drop', event => {
  event.preventDefault();
  find('drop').classList.remove('over');
  add([...event.dataTransfer.files]);
});

find('keeps').textContent = student.keeps;
introduce();
tell();
