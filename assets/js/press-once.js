// A form that was sent is not sent again by a second press. The server would notice too; this spares the wait.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  // Sending can be stopped or get lost on the way: then it must be possible to try again.
  setTimeout(() => delete form.dataset.sent, 8000);
});

// Whoever comes back with the back button may send again.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) delete form.dataset.sent;
});
