// The contents of a notice say where the reader is: the entry of the last heading that stands at the top of
// the window or above it.
// The page itself is never moved, only the list, and that not while somebody goes through it.
(function () {
  var list = document.getElementById('contents');
  if (!list) return;
  function placeOf(link) {
    return document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
  }
  var links = Array.prototype.filter.call(list.querySelectorAll('li a'), placeOf);
  var places = links.map(placeOf);
  var marked = null;
  var waits = false;

  // The way back to a folded list leads to it unfolded.
  Array.prototype.forEach.call(document.querySelectorAll('a[href="#contents"]'), function (link) {
    link.addEventListener('click', function () {
      list.querySelector('details').open = true;
    });
  });

  function follow() {
    var used = list.matches(':hover') || list.contains(document.querySelector(':focus-visible'));
    if (used || list.scrollHeight <= list.clientHeight) return;
    var frame = list.getBoundingClientRect();
    var entry = marked.getBoundingClientRect();
    if (entry.top < frame.top || entry.bottom > frame.bottom) {
      list.scrollTop += entry.top - frame.top - (frame.height - entry.height) / 3;
    }
  }

  // Above the first heading the last mark stays: it tells where the reader came from.
  function mark() {
    waits = false;
    var low = 0;
    var high = places.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (places[middle].getBoundingClientRect().top <= window.innerHeight / 8) low = middle + 1;
      else high = middle;
    }
    var link = links[low - 1];
    if (!link || link === marked) return;
    if (marked) marked.removeAttribute('aria-current');
    marked = link;
    marked.setAttribute('aria-current', 'location');
    follow();
  }

  function soon() {
    if (waits) return;
    waits = true;
    window.requestAnimationFrame(mark);
  }

  window.addEventListener('scroll', soon, { passive: true });
  window.addEventListener('resize', soon);
  soon();
})();
