// A link that says how to print becomes one that prints.
(function () {
  var links = document.querySelectorAll('a[data-print]');
  Array.prototype.forEach.call(links, function (link) {
    link.addEventListener('click', function (event) {
      event.preventDefault();
      window.print();
    });
  });
})();
