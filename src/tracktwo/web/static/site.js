// Small comforts; every page works without this file.
document.addEventListener("change", (event) => {
  if (event.target.matches("form.filters select[data-submit]")) event.target.form.requestSubmit();
});
document.addEventListener("submit", (event) => {
  // The address of a selection holds what was chosen and nothing else.
  if (!event.target.matches("form.filters[method=get], form[role=search]")) return;
  const empty = [...event.target.elements].filter((field) => field.name && !field.value);
  for (const field of empty) field.disabled = true;
  setTimeout(() => empty.forEach((field) => (field.disabled = false)));
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    event.preventDefault();
    document.querySelector("header.top input[type=search]")?.focus();
    return;
  }
  if (event.key === "?") {
    const keys = document.querySelector("details.keys");
    if (keys) {
      keys.open = !keys.open;
      keys.querySelector("summary").focus();
    }
    return;
  }
  const step = { j: 1, k: -1 }[event.key];
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target && step) {
    // From line to line of the lists in the middle of the page; Enter follows the link that has the focus.
    const lines = [...document.querySelectorAll("main ul.plain > li > a:first-child, main ul.plain > li > div:first-child > a:first-child")];
    const seen = lines.filter((line) => line.offsetParent !== null);
    const next = seen[seen.indexOf(document.activeElement) + step];
    if (next) {
      event.preventDefault();
      next.focus();
    }
    return;
  }
  if (!target) return;
  event.preventDefault();
  target.click();
});
