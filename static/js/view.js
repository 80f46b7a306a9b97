// The style sheet follows the reading view that is chosen on the page. This keeps the choice for the next page, and
// applies it before anything is drawn. It stands in the head and is read at once.
(function () {
  var root = document.documentElement;
  var chosen = 'standard';

  function kept() {
    // A browser may refuse to keep anything: then the choice holds for the page.
    try {
      return localStorage.getItem('tongbao-view') || chosen;
    } catch (refused) {
      return chosen;
    }
  }

  function apply(view) {
    chosen = view;
    root.classList.toggle('elder', view !== 'standard');
    root.classList.toggle('largest', view === 'largest');
  }

  function eachChoice(act) {
    Array.prototype.forEach.call(document.querySelectorAll('input[name="view"]'), act);
  }

  function agree() {
    apply(kept());
    eachChoice(function (choice) {
      choice.checked = choice.value === chosen;
    });
  }

  apply(kept());
  document.addEventListener('DOMContentLoaded', function () {
    agree();
    eachChoice(function (choice) {
      choice.addEventListener('change', function () {
        apply(choice.value);
        try {
          localStorage.setItem('tongbao-view', choice.value);
        } catch (refused) {}
      });
    });
  });
  // A page that comes back by the back button may have been left in another view.
  window.addEventListener('pageshow', agree);
})();
