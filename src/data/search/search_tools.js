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
    var parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso);
    if (!parts) return iso;
    return (
      +parts[1] + '年' + (parts[2] ? +parts[2] + '月' : '') + (parts[3] ? +parts[3] + '日' : '')
    );
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
    var any = words.any;
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
      return (counts[b[0]] || 0) - (counts[a[0]] || 0);
    });
    select.textContent = '';
    [['', any]].concat(shown).forEach(function (value) {
      var option = element('option', '', value[1] + (value[0] ? '（' + (counts[value[0]] || 0) + '）' : ''));
      option.value = value[0];
      option.selected = value[0] === chosen;
      select.appendChild(option);
    });
  }

  // What the address of the page says after its question mark.
  function inAddress() {
    var out = {};
    location.search.slice(1).split('&').forEach(function (pair) {
      var at = pair.indexOf('=');
      if (at < 0) return;
      try {
        out[pair.slice(0, at)] = decodeURIComponent(pair.slice(at + 1).replace(/\+/g, ' '));
      } catch (malformed) {}
    });
    return out;
  }

  // Puts what is chosen into the address; `stays` keeps one step of going back. False where the browser allows it not.
  function putAddress(values, stays) {
    var pairs = Object.keys(values).filter(function (key) {
      return values[key];
    });
    var query = pairs.map(function (key) {
      return key + '=' + encodeURIComponent(values[key]);
    });
    var address = location.pathname + (query.length ? '?' + query.join('&') : '');
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
    var ends = '。！；？';
    var from = at;
    while (from > 0 && ends.indexOf(text[from - 1]) < 0) from--;
    var to = at;
    while (to < text.length && ends.indexOf(text[to]) < 0) to++;
    return text.slice(from, to).trim();
  }

  scope.tongbaoFilters = {
    loader: loader, element: element, fill: fill, day: day, choices: choices, inAddress: inAddress, putAddress: putAddress,
    tag: tag, marked: marked, sentence: sentence, meant: meant
  };
})(this);
