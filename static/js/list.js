// Narrows and orders a list of issues. Without a script the list is complete on its pages; here its rows are hidden and
// moved, or, where the list goes on on other pages, written from the texts of the index.
(function () {
  var tools = window.tongbaoFilters;
  var block = document.querySelector('details.narrow');
  // Without the engine nothing is offered.
  if (!block || !tools) return;
  var element = tools.element;
  var words = block.dataset;
  var form = block.querySelector('form');
  var said = block.querySelector('.said');
  var table = document.querySelector('table.issues');
  var body = table.tBodies[0];
  var others = document.querySelectorAll('.jumps, nav.paging');
  var more = block.parentNode.querySelector('.more-rows');
  var selects = Array.prototype.slice.call(form.querySelectorAll('select:not([name="sort"])'));
  var sort = form.querySelector('select[name="sort"]');
  var field = form.querySelector('input[name="text"]');
  var own = Array.prototype.slice.call(body.rows);
  var isWhole = words.whole === 'true';
  var ROWS = 25;
  // The length of a day: 2026-06-30.
  var DAY = 10;
  var index = null;
  var base = null;
  var keys = null;
  var rowOf = {};
  var run = tools.runs(fail);

  // NOTICE/3-2, as the index names an issue, from the address of its page.
  function keyOf(row) {
    var link = row.querySelector('th a');
    var parts = /notices\/([^/]+)\/([^/]+)\.html$/.exec(link.href);
    return parts && decodeURIComponent(parts[1]) + '/' + parts[2];
  }

  function fail(error) {
    said.textContent = (words[error.kind] || words.absent).replace('{file}', error.file);
  }

  // What the list holds: the rows of the page where it has all of them, else what the index says of the list.
  function open(done) {
    if (base) return done();
    window.tongbaoSearch.open(tools.loader(words.root), run.only(function (opened) {
      opened.keys(run.only(function (all) {
        keys = all;
        index = opened;
        own.forEach(function (row) {
          rowOf[keyOf(row)] = row;
        });
        index.all(run.only(function (everything) {
          if (!isWhole) return ofList(everything, done);
          base = everything.documents.filter(function (document) {
            return keys[document] in rowOf;
          });
          done();
        }));
      }));
    }));
  }

  function ofList(everything, done) {
    var holds = JSON.parse(words.holds).concat([['row', '*']]);
    function ask(pair, done) {
      index.values(pair[0], done);
    }
    window.tongbaoSearch.each(holds, ask, run.only(function (values) {
      var wanted = {};
      holds.forEach(function (pair, i) {
        wanted[pair[0]] = values[i].map(function (value) {
          return value[0];
        }).filter(function (key) {
          // `*` is any value, `<2026-06-30 said` any of an earlier day that goes on like this.
          if (pair[1].charAt(0) !== '<') return pair[1] === '*' || key === pair[1];
          return key.slice(0, DAY) < pair[1].slice(1, 1 + DAY) && key.slice(DAY) === pair[1].slice(1 + DAY);
        });
      });
      index.filtered(everything, wanted, run.only(function (of) {
        base = of.documents;
        done();
      }));
    }));
  }

  function chosen() {
    var out = { text: field.value.trim() };
    selects.forEach(function (select) {
      out[select.name] = select.dataset.chosen || '';
    });
    out.sort = sort.value;
    return out;
  }

  function put(documents, now) {
    var isPlain = !now.sort && documents.length === base.length;
    Array.prototype.forEach.call(others, function (of) {
      of.hidden = !isPlain;
    });
    tools.sayCount(said, words.count, documents.length, 'narrow-count');
    // On paper the choices themselves are not seen.
    said.appendChild(document.createTextNode(conditions(now)));
    more.hidden = true;
    if (isWhole) {
      // Rows that stand in no order of their own stay in that of the page.
      var place = {};
      documents.forEach(function (document, i) {
        place[keys[document]] = i;
      });
      own.forEach(function (row) {
        row.hidden = !(keyOf(row) in place);
      });
      var rows = own.slice();
      if (now.sort) {
        rows.sort(function (a, b) {
          return place[keyOf(a)] - place[keyOf(b)];
        });
      }
      rows.forEach(function (row) {
        body.appendChild(row);
      });
      return;
    }
    body.textContent = '';
    if (isPlain) {
      own.forEach(function (row) {
        body.appendChild(row);
      });
      return;
    }
    add(documents, ROWS);
  }

  // By what the list is narrowed, in words.
  function conditions(now) {
    var chosen = selects.filter(function (select) {
      return select.value;
    }).map(function (select) {
      return select.parentNode.firstElementChild.textContent + '：' + select.selectedOptions[0].textContent.replace(/（\d+）$/, '');
    });
    if (now.text) chosen.unshift(field.parentNode.firstElementChild.textContent + '：' + now.text);
    return chosen.length ? '（' + chosen.join('；') + '）' : '';
  }

  function add(documents, upTo) {
    index.texts(documents.slice(body.rows.length, upTo), run.only(function (texts) {
      texts.forEach(function (text) {
        // A row that the page has says more of the same.
        body.appendChild(rowOf[text.key] || row(text));
      });
      if (words.order === 'promised') sayPromised(documents);
      more.hidden = body.rows.length >= documents.length;
      more.onclick = function () {
        add(documents, body.rows.length + ROWS);
      };
    }));
  }

  // The promises whose time has passed, in rows that were written here.
  function sayPromised(documents) {
    index.valuesOf('promised', documents, run.only(function (values) {
      Array.prototype.forEach.call(body.rows, function (row, i) {
        var due = row.lastElementChild;
        if (due.querySelector('.passed')) return;
        if (due.querySelector('.none')) due.textContent = '';
        var line = element('span', 'progress passed');
        line.appendChild(tools.fill(words.promised, 'day', tools.day(values[i][0][1])));
        due.appendChild(line);
      });
    }));
  }

  // How an issue stands to its deadline at the day of the page, as docs/search.md says it.
  function progress(text) {
    if (!words.day || !text.owed) return null;
    var days = Math.round((Date.parse(words.day) - Date.parse(text.owed)) / 864e5);
    var said = /^\d/.test(text.lastWord) ? text.lastWord : '';
    var line = element('span', 'progress');
    if (days <= 0) {
      if (said) return null;
      line.appendChild(days ? tools.fill(words.left, 'days', String(-days)) : document.createTextNode(words.today));
    } else if (said) {
      line.className = 'progress overdue';
      line.appendChild(tools.fill(words.overdue.replace('{said}', tools.day(said)), 'days', String(days)));
    } else {
      line.appendChild(tools.fill(text.lastWord === 'silent' ? words.unstatedSince : words.unreported, 'days', String(days)));
    }
    return line;
  }

  function row(text) {
    var line = element('tr');
    var head = element('th');
    head.scope = 'row';
    var link = element('a', '', text.name);
    link.href = words.root + text.page;
    head.appendChild(link);
    var meta = element('span', 'meta');
    [text.organ, text.day && tools.fill(words.published, 'day', tools.day(text.day)), text.number && tools.fill(words.item, 'number', text.number), text.within].forEach(function (of) {
      if (!of) return;
      var part = element('span');
      part.appendChild(typeof of === 'string' ? document.createTextNode(of) : of);
      meta.appendChild(part);
    });
    head.appendChild(document.createTextNode(' '));
    head.appendChild(meta);
    line.appendChild(head);
    var labels = table.tHead.rows[0].cells;
    [tools.tag(text.status || 'unstated', text.statusWord || words.unstated), text.owners.join(words.comma), text.due].forEach(function (of, i) {
      var data = element('td');
      data.setAttribute('data-label', labels[i + 1].textContent);
      if (!of) data.appendChild(element('span', 'none', words.unwritten));
      else if (i) data.appendChild(element('span', i === 2 ? 'printed' : '', of));
      else data.appendChild(of);
      if (!i && text.statedOn) {
        var note = element('span', 'note');
        note.appendChild(tools.fill(words.stated, 'day', tools.day(text.statedOn)));
        data.appendChild(document.createTextNode(' '));
        data.appendChild(note);
      }
      var stands = i === 2 && progress(text);
      if (stands) data.appendChild(stands);
      line.appendChild(data);
    });
    return line;
  }

  // The order that is asked for; documents come newest first.
  function ordered(documents, by, done) {
    if (!by || by === 'published') return done(documents);
    index.valuesOf(by, documents, run.only(function (values) {
      var order = words.statuses.split(' ');
      var places = documents.map(function (document, i) {
        var value = values[i][0];
        // What has no value comes last.
        if (!value) return [1, '', i, document];
        return [0, by === 'status' ? ('0' + order.indexOf(value[0])).slice(-2) : value[1], i, document];
      });
      places.sort(function (a, b) {
        return a[0] - b[0] || a[1].localeCompare(b[1], 'zh') || a[2] - b[2];
      });
      done(places.map(function (place) {
        return place[3];
      }));
    }));
  }

  function narrow() {
    var now = chosen();
    run.next();
    open(function () {
      function of(documents) {
        tools.narrowed(index, selects, now, { documents: documents }, run.only(function (got) {
          offer(got.counts);
          // By their numbers the newest comes first.
          var newest = got.documents.slice().sort(function (a, b) {
            return a - b;
          });
          ordered(newest, now.sort || (!isWhole && words.order), function (documents) {
            put(documents, now);
          });
        }));
      }
      if (!now.text) return of(base);
      var held = {};
      base.forEach(function (document) {
        held[document] = true;
      });
      index.search(now.text, run.only(function (found) {
        of(found.documents.filter(function (document) {
          return held[document];
        }));
      }));
    });
  }

  function offer(counts) {
    tools.offer(index, selects, counts, words, run.only(function () {
      selects.forEach(function (select) {
        // What all rows share is no choice.
        select.parentNode.hidden = select.options.length < 3 && !select.dataset.chosen;
      });
    }));
  }

  function read() {
    var address = tools.inAddress();
    var isSet = false;
    field.value = address.text || '';
    sort.value = address.sort || '';
    selects.concat([sort, field]).forEach(function (of) {
      var value = address[of.name] || '';
      if (of.name !== 'sort' && of.name !== 'text') of.dataset.chosen = value;
      if (value) isSet = true;
    });
    if (isSet) block.open = true;
    // Whoever follows an address that narrows sees first by what, and how many are left.
    if (isSet && !base && !location.hash) said.scrollIntoView();
    if (isSet || base) narrow();
  }

  function changed(stays) {
    tools.putAddress(chosen(), stays);
    narrow();
  }

  block.hidden = false;
  block.addEventListener('toggle', function () {
    if (block.open && !base) narrow();
  });
  form.addEventListener('change', function (event) {
    if (event.target === field) return;
    event.target.dataset.chosen = event.target.value;
    changed(false);
  });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    stop();
    changed(false);
  });
  form.addEventListener('reset', function () {
    selects.forEach(function (select) {
      select.dataset.chosen = '';
    });
    setTimeout(function () {
      changed(false);
    });
  });
  var stop = tools.typing(field, function () {
    changed(true);
  });
  window.addEventListener('popstate', read);
  read();
})();
