// What the page that searches and the lists with filters share: scripts of the index, choices with counts, the address,
// days and statuses in words, what was found marked. Nothing is ever put in as markup. It stands behind the engine in one file.
(function (scope) {
  // Loads a script of the index at a path from the root of the site.
  function loader(root) {
    return function (path, done) {
      var script = document.createElement('script');
      script.src = root + path;
      script.onload = function () {
        done();
      };
      script.onerror = function () {
        done(true);
      };
      document.head.appendChild(script);
    };
  }

  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }

  // A label of the theme with a value, or an element, in its place.
  function fill(label, place, value) {
    var line = document.createDocumentFragment();
    label.split('{' + place + '}').forEach(function (words, i) {
      if (i) line.appendChild(typeof value === 'string' ? document.createTextNode(value) : value);
      line.appendChild(document.createTextNode(words));
    });
    return line;
  }

  // 2025-07-18 as 2025年7月18日; days in other forms stay.
  function day(iso) {
    if (!/^\d{4}(-\d\d){0,2}$/.test(iso)) return iso;
    return iso.split('-').map(function (part, i) {
      return +part + '年月日'.charAt(i);
    }).join('');
  }

  var NOT = '-';

  // The values of a facet that a choice stands for: itself, all others, or the days of a year or a month.
  function meant(name, choice, values) {
    if (!choice) return [];
    return values
      .map(function (value) {
        return value[0];
      })
      .filter(function (key) {
        if (name === 'due') return key.slice(0, choice.length) === choice;
        return choice.charAt(0) === NOT ? key !== choice.slice(1) : key === choice;
      });
  }

  // The choices of a facet, most first, each with its count; what is chosen stays, and what nothing has is left out.
  function choices(select, values, counts, chosen, words) {
    var byCount = select.name !== 'year' && select.name !== 'due';
    if (select.name === 'kind') {
      values = values.map(function (value) {
        return [value[0], words[value[0]]];
      });
    }
    if (select.name === 'status') values = values.concat([[NOT + 'completed', words.notCompleted]]);
    if (select.name === 'due') {
      var spans = {};
      values.forEach(function (value) {
        spans[value[0].slice(0, 4)] = spans[value[0].slice(0, 7)] = true;
      });
      values = Object.keys(spans).map(function (span) {
        return [span, day(span)];
      });
    }
    var all = Object.keys(counts).map(function (key) {
      return [key];
    });
    counts = values.reduce(function (out, value) {
      out[value[0]] = meant(select.name, value[0], all).reduce(function (sum, key) {
        return sum + counts[key];
      }, 0);
      return out;
    }, {});
    var shown = values.filter(function (value) {
      return counts[value[0]] || value[0] === chosen;
    });
    shown.sort(function (a, b) {
      if (!byCount) return a[0] < b[0] ? 1 : -1;
      return counts[b[0]] - counts[a[0]];
    });
    select.textContent = '';
    [['', words.any]].concat(shown).forEach(function (value) {
      var option = element('option', '', value[1] + (value[0] ? '（' + counts[value[0]] + '）' : ''));
      option.value = value[0];
      option.selected = value[0] === chosen;
      select.appendChild(option);
    });
  }

  // What is found and fits what is chosen, with the counts of all choices.
  function narrowed(index, selects, chosen, found, done) {
    valuesOf(index, selects, function (error, values) {
      if (error) return done(error);
      var wanted = {};
      selects.forEach(function (select, i) {
        wanted[select.name] = meant(select.name, chosen[select.name], values[i]);
      });
      index.filtered(found, wanted, done);
    });
  }

  // The choices of all facets.
  function offer(index, selects, counts, words, done) {
    valuesOf(index, selects, function (error, values) {
      if (error) return done(error);
      selects.forEach(function (select, i) {
        choices(select, values[i], counts[select.name], select.dataset.chosen || '', words);
      });
      done(null);
    });
  }

  function valuesOf(index, selects, done) {
    function ask(select, done) {
      index.values(select.name, done);
    }
    scope.tongbaoSearch.each(selects, ask, done);
  }

  // Answers count for the last question alone: `only` lets pass what comes while no other is asked.
  function runs(fail) {
    var run = 0;
    return {
      next: function () {
        run++;
      },
      only: function (done) {
        var now = run;
        return function (error, value) {
          if (now !== run) return;
          if (error) fail(error);
          else done(value);
        };
      }
    };
  }

  // Acts a moment after somebody typed, and not while an input method puts a character together. What it gives stops that.
  function typing(field, act) {
    var timer = 0;
    var composing = false;
    function stop() {
      clearTimeout(timer);
    }
    function soon() {
      stop();
      if (!composing) timer = setTimeout(act, 250);
    }
    field.addEventListener('compositionstart', function () {
      composing = true;
    });
    field.addEventListener('compositionend', function () {
      composing = false;
      soon();
    });
    field.addEventListener('input', function (event) {
      if (!event.isComposing) soon();
    });
    return stop;
  }

  // Says how many there are; the number stands alone in an element of this id.
  function sayCount(said, label, count, id) {
    var number = element('b', '', String(count));
    number.id = id;
    said.textContent = '';
    said.appendChild(fill(label, 'count', number));
  }

  // What the address of the page says after its question mark.
  function inAddress() {
    var out = {};
    new URLSearchParams(location.search).forEach(function (value, key) {
      out[key] = value;
    });
    return out;
  }

  // Puts what is chosen into the address; `stays` keeps one step of going back. False where the browser allows it not.
  function putAddress(values, stays) {
    var query = new URLSearchParams();
    Object.keys(values).forEach(function (key) {
      if (values[key]) query.set(key, values[key]);
    });
    var address = location.pathname + (query.toString() && '?' + query);
    if (address === location.pathname + location.search) return true;
    try {
      history[stays ? 'replaceState' : 'pushState'](null, '', address);
      return true;
    } catch (refused) {
      return false;
    }
  }

  function tag(key, word) {
    return element('span', 'tag s-' + key, word);
  }

  // A text with what was found in it marked, from a place on.
  function marked(text, marks, from, to) {
    var line = document.createDocumentFragment();
    var at = from;
    if (from > 0) line.appendChild(document.createTextNode('…'));
    marks.forEach(function (mark) {
      if (mark[1] <= from || mark[0] >= to) return;
      line.appendChild(document.createTextNode(text.slice(at, mark[0])));
      line.appendChild(element('mark', '', text.slice(mark[0], Math.min(mark[1], to))));
      at = Math.min(mark[1], to);
    });
    line.appendChild(document.createTextNode(text.slice(at, to)));
    if (to < text.length) line.appendChild(document.createTextNode('…'));
    return line;
  }

  // The sentence that a place of a passage is in: browsers find whole words alone, so less than a sentence would not be found.
  function sentence(text, at) {
    return (/[^。！；？]*$/.exec(text.slice(0, at))[0] + /^[^。！；？]*/.exec(text.slice(at))[0]).trim();
  }

  scope.tongbaoFilters = {
    loader: loader, element: element, fill: fill, day: day, inAddress: inAddress, putAddress: putAddress, tag: tag,
    marked: marked, sentence: sentence, narrowed: narrowed, offer: offer, runs: runs, typing: typing, sayCount: sayCount
  };
})(this);
