// The page that searches: ten hits at a time. What was asked and chosen stands in the address.
(function () {
  var tools = window.tongbaoFilters;
  var form = document.querySelector('form.search');
  var field = form.elements.q;
  var found = document.querySelector('.found');
  var words = found.dataset;
  var said = found.querySelector('.said');
  if (!tools) {
    found.hidden = false;
    said.textContent = words.absent.replace('{file}', 'search/engine.js');
    return;
  }
  var element = tools.element;
  var filters = found.querySelector('.filters');
  var folded = filters.parentNode;
  var hits = found.querySelector('.hits');
  var more = found.querySelector('.more-hits');
  var selects = Array.prototype.slice.call(filters.querySelectorAll('select'));
  var TEN = 10;
  // How much of a passage is quoted: characters before the first word that was found, and in all.
  var BEFORE = 30;
  var QUOTED = 120;
  var index = null;
  var run = tools.runs(fail);
  var shown = { documents: [], count: 0 };

  function fail(error) {
    hits.textContent = '';
    folded.hidden = more.hidden = true;
    said.textContent = (words[error.kind] || words.absent).replace('{file}', error.file);
  }

  function open(done) {
    if (index) return done(null);
    window.tongbaoSearch.open(tools.loader(''), function (error, opened) {
      index = opened;
      done(error);
    });
  }

  function quoted(hit, passage, marks) {
    var from = marks.length && marks[0][0] > BEFORE ? marks[0][0] - BEFORE : 0;
    var line = element('p', 'excerpt');
    line.appendChild(tools.marked(passage.text, marks, from, Math.min(passage.text.length, from + QUOTED)));
    if (marks.length && hit.kind !== 'organ') {
      var place = encodeURIComponent(tools.sentence(passage.text, marks[0][0])).replace(/-/g, '%2D');
      var link = element('a', 'place', words.place);
      link.href = hit.address + '#' + passage.anchor + ':~:text=' + place;
      line.appendChild(document.createTextNode(' '));
      line.appendChild(link);
    }
    return line;
  }

  function put(hit, query) {
    function marksOf(text) {
      return window.tongbaoSearch.marks(text, query);
    }
    var item = element('li');
    var title = element('p', 'hit');
    var link = element('a');
    link.href = hit.page || hit.address;
    // The printed heading where what was found stands only there.
    var name = hit.name && marksOf(hit.name).length >= marksOf(hit.title).length ? hit.name : hit.title;
    link.appendChild(tools.marked(name, marksOf(name), 0, name.length));
    title.appendChild(link);
    if (hit.kind === 'issue') {
      title.appendChild(document.createTextNode(' '));
      title.appendChild(tools.tag(hit.status || 'unstated', hit.statusWord || words.unstated));
    }
    item.appendChild(title);
    var meta = element('p', 'meta');
    [words[hit.kind], hit.organ, tools.day(hit.day), hit.isOld && words.later].forEach(function (of) {
      if (of) meta.appendChild(element('span', '', of));
    });
    item.appendChild(meta);
    // A passage for each word that none before it has.
    var quotes = [];
    window.tongbaoSearch.words(query).forEach(function (word) {
      var phrase = '"' + word + '"';
      function has(passage) {
        return window.tongbaoSearch.marks(passage.text, phrase).length > 0;
      }
      if (quotes.length > 1 || quotes.some(has)) return;
      var first = hit.passages.filter(has)[0];
      if (first) quotes.push(first);
    });
    quotes.forEach(function (passage) {
      item.appendChild(quoted(hit, passage, marksOf(passage.text)));
    });
    hits.appendChild(item);
  }

  // Shows hits up to a number; those that stand there already stay.
  function show(upTo, done) {
    var from = hits.children.length;
    index.texts(shown.documents.slice(from, upTo), run.only(function (texts) {
      texts.forEach(function (hit) {
        put(hit, shown.query);
      });
      more.hidden = hits.children.length >= shown.count;
      done();
    }));
  }

  function chosen() {
    var out = { q: field.value.trim() };
    selects.forEach(function (select) {
      out[select.name] = select.value || select.dataset.chosen || '';
    });
    return out;
  }

  function begin(of, query) {
    shown = { documents: of.documents, count: of.count, query: query };
    hits.textContent = '';
    tools.sayCount(said, words.count, of.count, 'search-count');
    if (window.tongbaoSearch.words(query).isUnpaired) said.appendChild(document.createTextNode('。' + words.unpaired));
    if (!of.count) said.appendChild(document.createTextNode('。' + words.nothing));
  }

  // The choices of all filters, with how many hits each would leave.
  function offer(counts) {
    tools.offer(index, selects, counts, words, run.only(function () {
      folded.hidden = false;
    }));
  }

  // Somebody who asks for nothing is told so; a page that was only opened waits.
  var isAsked = false;

  function search(upTo) {
    var now = chosen();
    run.next();
    found.hidden = !now.q && !isAsked;
    if (!now.q) {
      said.textContent = words.empty;
      hits.textContent = '';
      folded.hidden = more.hidden = true;
      return;
    }
    said.textContent = words.waits;
    open(run.only(function () {
      index.search(now.q, run.only(function (all) {
        function narrow(done) {
          tools.narrowed(index, selects, now, all, run.only(done));
        }
        var isNarrowed = selects.some(function (select) {
          return now[select.name];
        });
        if (isNarrowed) {
          return narrow(function (of) {
            begin(of, now.q);
            offer(of.counts);
            show(upTo, function () {});
          });
        }
        // The first hits do not wait for the filters where none is set.
        begin(all, now.q);
        show(upTo, function () {
          narrow(function (of) {
            offer(of.counts);
          });
        });
      }));
    }));
  }

  function read() {
    var address = tools.inAddress();
    field.value = address.q || '';
    isAsked = 'q' in address;
    selects.forEach(function (select) {
      select.dataset.chosen = address[select.name] || '';
      select.value = select.dataset.chosen;
      if (select.dataset.chosen) folded.open = true;
    });
    search(Math.max(TEN, parseInt(address.n, 10) || 0));
  }

  // While somebody types, the address follows without a step of its own.
  var stop = tools.typing(field, function () {
    tools.putAddress(chosen(), true);
    search(TEN);
  });
  form.addEventListener('submit', function (event) {
    stop();
    isAsked = true;
    if (!tools.putAddress(chosen(), false)) return;
    event.preventDefault();
    search(TEN);
  });
  filters.addEventListener('change', function (event) {
    event.target.dataset.chosen = event.target.value;
    tools.putAddress(chosen(), false);
    search(TEN);
  });
  more.addEventListener('click', function () {
    var before = hits.children.length;
    var now = chosen();
    now.n = String(before + TEN);
    tools.putAddress(now, true);
    show(before + TEN, function () {
      var next = hits.children[before];
      if (next) next.querySelector('a').focus();
    });
  });
  window.addEventListener('popstate', read);
  more.textContent = words.more;
  // Choices stand open where they do not push the hits out of sight.
  folded.open = window.matchMedia('(min-width: 50rem)').matches;
  read();
})();
