// The page that searches: ten hits at a time. What was asked and chosen stands in the address.
(function () {
  var tools = window.tongbaoFilters;
  var element = tools.element;
  var form = document.querySelector('form.search');
  var field = form.elements.q;
  var found = document.querySelector('.found');
  var words = found.dataset;
  var said = found.querySelector('.said');
  var filters = found.querySelector('.filters');
  var folded = filters.parentNode;
  var hits = found.querySelector('.hits');
  var more = found.querySelector('.more-hits');
  var selects = Array.prototype.slice.call(filters.querySelectorAll('select'));
  var TEN = 10;
  // How much of a passage is quoted: characters before the first word that was found, and in all.
  var BEFORE = 30;
  var QUOTED = 120;
  // A shorter passage, a number or a name, is not quoted for its own sake.
  var SHORTEST = 12;
  var index = null;
  var asked = 0;
  var timer = 0;
  var composing = false;
  var shown = { documents: [], count: 0 };

  function say(label, place, value) {
    said.textContent = '';
    said.appendChild(tools.fill(label, place, value));
  }

  function fail(error) {
    hits.textContent = '';
    folded.hidden = more.hidden = true;
    say(words[error.kind] || words.absent, 'file', error.file);
  }

  function open(done) {
    if (index) return done();
    if (!window.tongbaoSearch) return fail({ kind: 'absent', file: 'search/engine.js' });
    window.tongbaoSearch.open(tools.loader(''), function (error, opened) {
      if (error) return fail(error);
      index = opened;
      done();
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

  function kindOf(key) {
    return words['kind' + key.charAt(0).toUpperCase() + key.slice(1)];
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
    [kindOf(hit.kind), hit.organ, tools.day(hit.day), hit.isOld && words.later].forEach(function (of) {
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
    if (!quotes.length) {
      quotes = hit.passages.filter(function (passage) {
        return passage.text.length >= SHORTEST;
      }).slice(0, 1);
    }
    quotes.forEach(function (passage) {
      item.appendChild(quoted(hit, passage, marksOf(passage.text)));
    });
    hits.appendChild(item);
  }

  // Shows hits up to a number; those that stand there already stay.
  function show(upTo, run, done) {
    var from = hits.children.length;
    index.texts(shown.documents.slice(from, upTo), function (error, texts) {
      if (run !== asked) return;
      if (error) return fail(error);
      texts.forEach(function (hit) {
        put(hit, shown.query);
      });
      more.hidden = hits.children.length >= shown.count;
      done();
    });
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
    var count = element('b', '', String(of.count));
    count.id = 'search-count';
    say(words.count, 'count', count);
    if (!of.count) said.appendChild(document.createTextNode('。' + words.nothing));
  }

  // The choices of all filters, with how many hits each would leave.
  function choose(counts, run) {
    var left = selects.length;
    selects.forEach(function (select) {
      index.values(select.name, function (error, values) {
        if (run !== asked) return;
        if (error) return fail(error);
        if (select.name === 'kind') {
          values = values.map(function (value) {
            return [value[0], kindOf(value[0])];
          });
        }
        tools.choices(select, values, counts[select.name], select.dataset.chosen || '', words);
        left--;
        if (!left) folded.hidden = false;
      });
    });
  }

  function search(upTo) {
    var now = chosen();
    var run = ++asked;
    found.hidden = !now.q;
    if (!now.q) return;
    say(words.waits, 'count', '');
    open(function () {
      index.search(now.q, function (error, all) {
        if (run !== asked) return;
        if (error) return fail(error);
        var isNarrowed = selects.some(function (select) {
          return now[select.name];
        });
        function narrow(done) {
          var wanted = {};
          var left = selects.length;
          selects.forEach(function (select) {
            index.values(select.name, function (error, values) {
              if (run !== asked) return;
              if (error) return fail(error);
              wanted[select.name] = tools.meant(select.name, now[select.name], values);
              left--;
              if (left) return;
              index.filtered(all, wanted, function (error, of) {
                if (run !== asked) return;
                if (error) return fail(error);
                done(of);
              });
            });
          });
        }
        // The first hits do not wait for the filters where none is set.
        if (!isNarrowed) {
          begin(all, now.q);
          return show(upTo, run, function () {
            narrow(function (of) {
              choose(of.counts, run);
            });
          });
        }
        narrow(function (of) {
          begin(of, now.q);
          choose(of.counts, run);
          show(upTo, run, function () {});
        });
      });
    });
  }

  function read() {
    var address = tools.inAddress();
    field.value = address.q || '';
    selects.forEach(function (select) {
      select.dataset.chosen = address[select.name] || '';
      select.value = select.dataset.chosen;
      if (select.dataset.chosen) folded.open = true;
    });
    search(Math.max(TEN, parseInt(address.n, 10) || 0));
  }

  field.addEventListener('compositionstart', function () {
    composing = true;
  });
  field.addEventListener('compositionend', function () {
    composing = false;
    typed();
  });
  // While somebody types, the address follows without a step of its own.
  function typed() {
    clearTimeout(timer);
    if (composing) return;
    timer = setTimeout(function () {
      tools.putAddress(chosen(), true);
      search(TEN);
    }, 250);
  }
  field.addEventListener('input', function (event) {
    if (!event.isComposing) typed();
  });
  form.addEventListener('submit', function (event) {
    clearTimeout(timer);
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
    show(before + TEN, asked, function () {
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
