// htmx does the work; this opens and closes the dialog, and says when the server does not answer.
const dialog = document.getElementById('dialog');

document.body.addEventListener('htmx:afterSwap', event => {
  if (event.detail.target !== dialog) return;
  if (!dialog.firstElementChild) {
    dialog.close();
    return;
  }
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector('[aria-invalid]') ?? dialog.querySelector('[autofocus]'))?.focus();
});

dialog.addEventListener('click', event => {
  if (event.target.closest('[data-close]')) dialog.close();
});
dialog.addEventListener('close', () => dialog.replaceChildren());

// A message inside the open dialog is seen; one behind it is not.
function complain(text) {
  dialog.close();
  const message = document.getElementById('message');
  message.textContent = text;
  message.className = 'failed';
}
document.body.addEventListener('htmx:responseError', () => complain('The server could not do that. Load the page again.'));
document.body.addEventListener('htmx:sendError', () => complain('The server does not answer. Is it still running?'));
