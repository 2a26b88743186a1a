'use strict';

/* The page of `./course serve`: sends each picture by itself, a few at a time, and shows what comes back. Every text from
   outside is set as text, never as markup. */

const AT_ONCE = 6;
const LONGEST_WAIT = 8000;
const find = id => document.getElementById(id);
const rows = [];
let largest = Infinity;
let running = 0;
let stopped = false;

/* The token stands behind # in the address that the server printed; a browser does not send that part. */
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) {
  sessionStorage.setItem('token', given);
  history.replaceState(null, '', location.pathname);
}

function headers(more) {
  const token = sessionStorage.getItem('token');
  return token ? {...more, Authorization: 'Bearer ' + token} : more;
}

async function about() {
  const answer = await fetch('student', {headers: headers({})}).catch(() => null);
  find('locked').hidden = answer?.status !== 401;
  if (!answer?.ok) {
    find('student').textContent = answer ? (await answer.json()).error : 'The server does not answer: is it running?';
    return;
  }
  const student = await answer.json();
  largest = student.largest_file;
  find('student').textContent = `A student of ${student.network} that knows ${student.classes.length} classes and sees ${student.size} x ${student.size} pixels.`
    + (student.refuses ? ' Where it is too much in doubt it says so.' : '');
  find('known').hidden = false;
  find('known').querySelector('summary').textContent = student.refuses ? 'Its classes, and what it refuses' : 'Its classes';
  find('known').querySelector('p').textContent = student.classes.join(', ') + '.' + (student.refuses ? ` It ${student.refuses}.` : '');
  find('curl').textContent = `curl -H 'Content-Type: image/jpeg' ${sessionStorage.getItem('token') ? "-H 'Authorization: Bearer TOKEN' " : ''}`
    + `--data-binary @rose.jpg '${location.origin}/predict?name=rose.jpg'`;
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
  while (!stopped && running < AT_ONCE) {
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
  try {
    const answer = await post('predict', row, {seen: ''}, () => stopped);
    if (!answer) {
      row.state = 'waiting';
    } else if (answer.error) {
      Object.assign(row, {state: 'failed', error: answer.error});
    } else {
      Object.assign(row, {state: 'answered', answer});
    }
  } catch (e) {
    Object.assign(row, {state: 'failed', error: `${row.name} was not sent: the server does not answer, or the file cannot be opened.`});
  }
}

/* Where the queue is full it waits and asks again; null if it was told to give up meanwhile. */
async function post(path, row, values, givenUp) {
  if (row.file.size > largest) {
    return {error: `${row.name} has more than the ${Math.floor(largest / 1e6)} MB that this server takes: make it smaller.`};
  }
  const query = new URLSearchParams({name: row.name, ...values});
  for (let wait = 500; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const answer = await fetch(`${path}?${query}`, {method: 'POST', body: row.file, headers: headers({'Content-Type': 'application/octet-stream'})});
    if (answer.status !== 429) {
      find('locked').hidden = answer.status !== 401 && find('locked').hidden;
      return answer.json();
    }
    await new Promise(done => setTimeout(done, wait));
    if (givenUp()) {
      return null;
    }
  }
}

async function explain(row) {
  const button = row.card.querySelector('.explain');
  if (!row.overlay) {
    button.disabled = true;
    button.textContent = 'Looking ...';
    const answer = await post('explain', row, {class: row.answer.class}, () => false).catch(() => ({error: 'The server does not answer: is it running?'}));
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

/* ---- what is seen ---- */

const WORDS = {waiting: 'Waiting', asking: 'Asking ...', answered: ''};

function words({state, answer, looks}) {
  const looked = looks ? `Yellow places spoke most for ${answer.class}, dark ones least.` : '';
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
  picture(part('.overlay'), row.looks && row.overlay, `${row.name} with the places that spoke for ${answer.class}`);
  part('.where').hidden = false;
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
find('locked').addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem('token', find('token').value.trim());
  about();
});

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

about();
tell();
