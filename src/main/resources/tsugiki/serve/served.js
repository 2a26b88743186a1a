'use strict';

/* Who answers on the page of `./course serve`: the server it came from. It has the same words as alone.js. */

const student = (() => {
  const LONGEST_WAIT = 8000;
  let largest = Infinity;

  /* The token stands behind # in the address that the server printed; a browser does not send that part. */
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    sessionStorage.setItem('token', given);
    history.replaceState(null, '', location.pathname);
  }

  const locked = document.getElementById('locked');
  locked.addEventListener('submit', event => {
    event.preventDefault();
    sessionStorage.setItem('token', document.getElementById('token').value.trim());
    introduce();
  });

  function headers(more) {
    const token = sessionStorage.getItem('token');
    return token ? {...more, Authorization: 'Bearer ' + token} : more;
  }

  async function about() {
    const answer = await fetch('student', {headers: headers({})}).catch(() => null);
    locked.hidden = answer?.status !== 401;
    if (!answer?.ok) {
      return {error: answer ? (await answer.json()).error : 'The server does not answer: is it running?'};
    }
    const told = await answer.json();
    largest = told.largest_file;
    const curl = `curl -H 'Content-Type: image/jpeg' ${sessionStorage.getItem('token') ? "-H 'Authorization: Bearer TOKEN' " : ''}`
      + `--data-binary @rose.jpg '${location.origin}/predict?name=rose.jpg'`;
    return {...told, curl};
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
        locked.hidden = answer.status !== 401 && locked.hidden;
        return answer.json();
      }
      await new Promise(done => setTimeout(done, wait));
      if (givenUp()) {
        return null;
      }
    }
  }

  return {
    atOnce: 6,
    keeps: 'They are sent to this address alone, and nothing of them is kept there.',
    about,
    ask: (row, givenUp) => post('predict', row, {seen: ''}, givenUp)
      .catch(() => ({error: `${row.name} was not sent: the server does not answer, or the file cannot be opened.`})),
    explain: row => post('explain', row, {class: row.answer.labels ? row.answer.best[0].name : row.answer.class}, () => false)
      .catch(() => ({error: 'The server does not answer: is it running?'})),
  };
})();
