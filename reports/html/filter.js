'use strict';
(() => {
  const form = document.getElementById('filters');
  const findings = [...document.querySelectorAll('.finding')];

  // A finding without browsers is about all of them.
  const concerns = (finding, browser) =>
    browser === '' || finding.dataset.browsers === '' || finding.dataset.browsers.split(' ').includes(browser);

  function show() {
    const wanted = new FormData(form);
    const severities = wanted.getAll('severity');
    const rule = wanted.get('rule');
    let shown = 0;
    for (const finding of findings) {
      finding.hidden = !(severities.includes(finding.dataset.severity) &&
        (rule === '' || rule === finding.dataset.rule) && concerns(finding, wanted.get('browser')));
      if (!finding.hidden) shown++;
    }
    form.querySelector('[role=status]').textContent = `${shown} of ${findings.length} shown`;
  }

  // A finding that is linked to must be there to be seen.
  function reveal() {
    const linked = findings.find((finding) => '#' + finding.id === location.hash);
    if (linked?.hidden) {
      form.reset();
      linked.scrollIntoView();
    }
  }

  if (form) {
    form.hidden = false;
    form.addEventListener('input', show);
    form.addEventListener('submit', (event) => event.preventDefault());
    // The fields have their first values after the event.
    form.addEventListener('reset', () => setTimeout(show));
    addEventListener('hashchange', reveal);
    show();
  }
})();
