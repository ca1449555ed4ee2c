// What is said in a tag.
const registered = navigator.serviceWorker.ready;

async function queue(tag) {
  localStorage.setItem('loans', tag);
  try {
    const registration = await registered;
    await registration.sync.register(tag); // want "tag-carries-data: the data in this tag is kept by the browser"
  } catch {
    await fetch('/loans', { method: 'POST', body: tag });
  }
}

function borrow(loan) {
  const text = JSON.stringify({ ...loan, at: Date.now() });
  return queue('loan:' + text);
}

async function mail(reader) {
  try {
    const { sync } = await registered;
    await sync.register('mail-' + reader.email); // want "tag-carries-data"
  } catch {
    await fetch('/mail', { method: 'POST', body: reader.email });
  }
}

// A number, a digest, and data that is stored elsewhere.
async function remind(reader, loan) {
  localStorage.setItem('reminder', JSON.stringify(loan));
  try {
    const { sync } = await registered;
    await sync.register(`remind-${loan.id}`);
    await sync.register(`remind-${await digest(reader.email)}`);
    await sync.register(loan.tokens ? 'tokens' : 'remind');
  } catch {
    await fetch('/remind', { method: 'POST', body: loan.id });
  }
}

async function digest(text) {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

document.querySelector('#loan').addEventListener('submit', (event) => {
  borrow({ book: event.target.book.value });
  mail({ email: event.target.email.value });
  remind({ email: event.target.email.value }, { id: event.target.book.value });
});
