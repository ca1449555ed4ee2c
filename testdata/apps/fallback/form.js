// listen calls work with the fields of a form each time it is submitted.
export function listen(id, work) {
  const form = document.getElementById(id);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    await work(Object.fromEntries(new FormData(form)));
    form.reset();
  });
}
