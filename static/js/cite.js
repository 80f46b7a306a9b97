// Behind how a page is cited comes a button that copies it, with the whole digest. Pages that are not on HTTPS, or lie on
// a disk, have no clipboard of their own; there the text is selected in a field and copied from it.
(function () {
  function textOf(block) {
    var lines = Array.prototype.map.call(block.querySelectorAll('.cited'), function (line) {
      var copy = line.cloneNode(true);
      var digest = copy.querySelector('.digest');
      if (digest) digest.textContent = digest.title;
      return copy.textContent.trim();
    });
    return lines.join('\n');
  }

  function copyBySelecting(text, near) {
    var field = document.createElement('textarea');
    field.value = text;
    field.className = 'visually-hidden';
    field.setAttribute('readonly', '');
    field.setAttribute('aria-hidden', 'true');
    near.appendChild(field);
    var focused = document.activeElement;
    field.select();
    field.setSelectionRange(0, text.length);
    var copied = false;
    try {
      copied = document.execCommand('copy');
    } catch (refused) {}
    near.removeChild(field);
    if (focused && focused.focus) focused.focus();
    return copied;
  }

  Array.prototype.forEach.call(document.querySelectorAll('details.cite'), function (block) {
    var line = document.createElement('p');
    var button = document.createElement('button');
    var said = document.createElement('span');
    line.className = 'copy';
    button.type = 'button';
    button.textContent = block.dataset.copy;
    said.setAttribute('role', 'status');
    line.appendChild(button);
    line.appendChild(said);
    block.appendChild(line);

    function say(copied) {
      said.textContent = copied ? block.dataset.copied : block.dataset.failed;
    }

    button.addEventListener('click', function () {
      var text = textOf(block);
      said.textContent = '';
      if (!navigator.clipboard || !navigator.clipboard.writeText) {
        say(copyBySelecting(text, line));
        return;
      }
      navigator.clipboard.writeText(text).then(
        function () {
          say(true);
        },
        function () {
          say(copyBySelecting(text, line));
        }
      );
    });
  });
})();
