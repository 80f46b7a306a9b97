// Finds what the index in search/ holds. It touches no page: whoever opens an index brings a function that loads one script.
// docs/search.md describes the files, and the rule by which documents match and stand in order.
(function (scope) {
  'use strict';

  var FORMAT = '1';
  // No stretch of characters has a record if it is longer.
  var LONGEST = 9;
  var ENDS_OF_SENTENCES = '。！；？';
  var arrived = {};
  var variants = {};

  // Every file of the index calls this with its head and its text.
  function take(head, body) {
    head = head.split(' ');
    arrived[head[3]] = { head: head, body: body };
  }

  // Tells stretches apart, and texts from those that are cut.
  function hash(text) {
    for (var sum = 1, i = 0; i < text.length; i++) sum = (sum * 8191 + text.charCodeAt(i)) % 16777213;
    return sum;
  }

  // What is wrong with a file, beside the one that was loaded first.
  function wrong(file, first) {
    if (!file) return 'cut';
    var head = file.head;
    if (head[0] !== FORMAT) return 'version';
    if (first && head[1] !== first[1]) return 'foreign';
    if (first && head[2] !== first[2]) return 'old';
    return +head[4] === file.body.length && +head[5] === hash(file.body) ? '' : 'cut';
  }

  function plain(text) {
    return text.replace(/[\s\0-\x1f\x7f]/g, ' ');
  }

  function shifted(by) {
    return function (c) {
      return String.fromCharCode(c.charCodeAt(0) + by);
    };
  }

  // Punctuation of Chinese texts in full width, all else in half width, letters small.
  function level(text) {
    return plain(text)
      .replace(/[!(),:;?]/g, shifted(65248))
      .replace(/[＂-＇＊＋－-９＜-＞＠-｝]/g, shifted(-65248))
      .replace(/[A-Z\xaa-\u2e7f]/g, function (c) {
        var small = c.toLowerCase();
        return small[1] ? c : small;
      });
  }

  // A text as it is sought, character for character.
  function fold(text) {
    return level(text).replace(/[\u2e80-\ufeff]/g, function (c) {
      return variants[c] || c;
    });
  }

  // The words and phrases of a query: cut at blanks, but for what stands in quotes. A quote that nothing closes is taken for
  // one that ends with the query: `isUnpaired` says so.
  function wordsOf(query) {
    var words = [];
    plain(query).replace(/("(.*?)"|“(.*?)”|「(.*?)」)(?= |$)|["“「]([^"”」]+)$|[^ ]+/g, function (word, closed, a, b, c, open) {
      if (open) words.isUnpaired = true;
      word = closed ? word.slice(1, -1) : open || word;
      if (word) words.push(word);
    });
    return words;
  }

  // Reads numbers and stretches that stand one behind the other.
  function Reader(text, at) {
    this.text = text;
    this.at = at || 0;
  }
  Reader.prototype.number = function () {
    for (var value = 0, scale = 1; ; scale *= 31) {
      var digit = this.text.charCodeAt(this.at++) - 35;
      if (digit > 57) digit--;
      value += scale * digit;
      if (digit < 60) return value;
    }
  };
  Reader.prototype.numbers = function (count) {
    for (var out = []; count > 0; count--) out.push(this.number());
    return out;
  };
  Reader.prototype.stretch = function (length) {
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  };
  Reader.prototype.rising = function (count) {
    for (var out = [], last = 0; count > 0; count--) out.push((last += this.number()));
    return out;
  };

  // Frequent stretches, each with whose list of documents is its own: 1 its own, 2 that without its last character, 3 that
  // without its first.
  function frequentIn(body) {
    var out = Object.create(null);
    var reader = new Reader(body);
    function branch(before) {
      var stretch = before + reader.stretch(1);
      var number = reader.number();
      out[stretch] = (number % 3) + 1;
      for (var i = Math.floor(number / 3); i > 0; i--) branch(stretch);
    }
    while (reader.at < body.length) branch('');
    return out;
  }

  // Where the record of each stretch begins.
  function recordsIn(body) {
    var out = { body: body, at: Object.create(null) };
    for (var reader = new Reader(body); reader.at < body.length; ) {
      var stretch = reader.stretch(reader.number());
      var length = reader.number();
      out.at[stretch] = reader.at;
      reader.at += length;
    }
    return out;
  }

  // The record of a stretch; of one that has none, zeros.
  function recordOf(records, stretch) {
    return stretch in records.at ? new Reader(records.body, records.at[stretch]) : new Reader('####');
  }

  function facetIn(body) {
    var reader = new Reader(body);
    var out = { values: JSON.parse(reader.stretch(reader.number())), sets: [], of: [] };
    for (var i = reader.number(); i > 0; i--) out.sets.push(reader.numbers(reader.number()));
    var runs = reader.number();
    var sets = reader.numbers(runs);
    reader.numbers(runs).forEach(function (count, run) {
      for (; count > 0; count--) out.of.push(sets[run]);
    });
    return out;
  }

  // Asks for several things at once; `done` hears the first error, or all that was got.
  function each(list, ask, done) {
    var got = [];
    var left = list.length;
    if (!left) done(null, got);
    list.forEach(function (item, i) {
      ask(item, function (error, value) {
        if (left < 0) return;
        if (error) left = 0;
        got[i] = value;
        if (--left <= 0) {
          left = -1;
          done(error, got);
        }
      });
    });
  }

  function Index(load) {
    var held = {};
    var first = null;
    var size = null;

    // The content of a file: loaded once, however many ask for it; one that is wrong is asked for anew the next time.
    function get(name, read, done) {
      var waiting = held[name];
      if (waiting && waiting.ready) return done(null, waiting.value);
      if (waiting) return waiting.push(done);
      waiting = held[name] = [done];
      load('search/' + name + '.js', function (failed) {
        var file = arrived[name];
        delete arrived[name];
        var kind = failed ? 'absent' : wrong(file, first);
        var value = null;
        try {
          if (!kind) value = read(file.body);
        } catch (unreadable) {
          kind = 'cut';
        }
        if (kind) delete held[name];
        else held[name] = { ready: true, value: value };
        if (!kind && !first) first = file.head;
        waiting.forEach(function (done) {
          done(kind ? { kind: kind, file: 'search/' + name + '.js' } : null, value);
        });
      });
    }

    function list(stretch, done) {
      get('lists/' + (hash(stretch) % size.lists), recordsIn, function (error, records) {
        if (error) return done(error);
        var reader = recordOf(records, stretch);
        var counts = reader.numbers(2);
        done(null, { text: reader.rising(counts[0]), title: reader.rising(counts[1]) });
      });
    }

    // The places of a rare stretch.
    function places(link, done) {
      var stretch = link.stretch;
      var part = stretch.length === LONGEST ? 'long' : 'places';
      get(part + '/' + (hash(stretch) % size[part]), recordsIn, function (error, records) {
        if (error) return done(error);
        var reader = recordOf(records, stretch);
        var texts = reader.number();
        var count = texts + reader.number();
        var behind = [''];
        for (var i = reader.number(); i > 0; i--) behind.push(reader.stretch(reader.number()));
        var documents = reader.rising(texts).concat(reader.rising(count - texts));
        var sentences = reader.numbers(count);
        var offsets = reader.numbers(count);
        var goesOn = behind.length > 1 ? reader.numbers(count) : [];
        done(null, {
          texts: texts, documents: documents, sentences: sentences, offsets: offsets, behind: behind, goesOn: goesOn
        });
      });
    }

    // What is frequent among the stretches that begin with the characters of a phrase.
    function frequent(phrase, done) {
      var characters = phrase.split('');
      function ask(c, done) {
        get('frequent/' + (hash(c) % size.frequent), frequentIn, done);
      }
      each(characters, ask, function (error, got) {
        done(error, function (stretch) {
          return got[characters.indexOf(stretch[0])][stretch];
        });
      });
    }

    // The documents of a phrase, those with it in their text and those with it in their title.
    function find(phrase, done) {
      frequent(phrase, function (error, owner) {
        if (error) return done(error);
        var of = owner(phrase);
        if (!of) return follow(phrase, owner, done);
        for (; of > 1; of = owner(phrase)) phrase = of === 2 ? phrase.slice(0, -1) : phrase.slice(1);
        list(phrase, done);
      });
    }

    // A phrase that is not frequent is covered by rare stretches, each of which begins where the one before ends, or within.
    function links(phrase, owner) {
      var ends = [];
      var out = [];
      for (var i = 0; i < phrase.length; i++) {
        var end = i + 1;
        while (end <= phrase.length && end - i < LONGEST && owner(phrase.slice(i, end))) end++;
        ends[i] = end > phrase.length ? 0 : end;
      }
      for (var at = 0; ; ) {
        var link = { at: at, stretch: phrase.slice(at, ends[at]), behind: '' };
        var covered = ends[at];
        out.push(link);
        if (covered >= phrase.length) return out;
        var next = covered;
        while (next > at && ends[next] <= covered) next--;
        if (next === at) {
          // The rest is frequent from here on: it stands beside the last stretch that ends here.
          for (next = covered - 1; ends[next] !== covered; ) next--;
          out.push({ at: next, stretch: phrase.slice(next, covered), behind: phrase.slice(covered) });
          return out;
        }
        at = next;
      }
    }

    function follow(phrase, owner, done) {
      var chain = links(phrase, owner);
      each(chain, places, function (error, got) {
        var hits = { text: [], title: [] };
        if (error) return done(error);
        var starts = got.map(function (of, i) {
          return startsOf(of, chain[i], phrase);
        });
        starts[0].list.forEach(function (start) {
          for (var i = 1; i < starts.length; i++) {
            if (!starts[i].set[starts[i].sentences ? start.sentence : start.place]) return;
          }
          var documents = start.isTitle ? hits.title : hits.text;
          if (documents[documents.length - 1] !== start.document) documents.push(start.document);
        });
        done(null, hits);
      });
    }

    // Where the phrase would begin, by the places of one of its stretches. Behind the end of a sentence places are counted
    // anew, so there only the sentence is known in which it begins.
    function startsOf(of, link, phrase) {
      var before = phrase.slice(0, link.at);
      var sentences = 0;
      var offset = link.at;
      for (var i = 0; i < before.length; i++) {
        if (ENDS_OF_SENTENCES.indexOf(before.charAt(i)) >= 0) {
          sentences++;
          offset = link.at - i - 1;
        }
      }
      var out = { sentences: sentences, list: [], set: Object.create(null) };
      of.documents.forEach(function (document, i) {
        if (link.behind && of.behind[of.goesOn[i] || 0].indexOf(link.behind) !== 0) return;
        var rest = of.offsets[i] - offset;
        if (rest < 0 || (sentences && rest)) return;
        var isTitle = i >= of.texts;
        var sentence = [document, isTitle, of.sentences[i] - sentences].join();
        var place = sentences ? sentence : sentence + ',' + rest;
        out.set[place] = true;
        out.list.push({ document: document, isTitle: isTitle, sentence: sentence, place: place });
      });
      return out;
    }

    function isKnown(hits) {
      return hits.text.length || hits.title.length;
    }

    // The same, with the variants of characters that no text of the index has.
    function findWord(word, done) {
      find(fold(word), function (error, hits) {
        if (error || isKnown(hits)) return done(error, hits);
        each(fold(word).split(''), find, function (error, got) {
          if (error || got.every(isKnown)) return done(error, hits);
          getVariants(function (error) {
            if (error) return done(error);
            find(fold(word), done);
          });
        });
      });
    }

    function getVariants(done) {
      function read(body) {
        var half = body.length / 2;
        for (var i = 0; i < half; i++) variants[body.charAt(i)] = body.charAt(half + i);
        return true;
      }
      get('variants', read, done);
    }

    function search(query, done) {
      var words = wordsOf(query);
      each(words, findWord, function (error, got) {
        if (error) return done(error);
        var inTitle = common(got);
        var documents = Object.keys(inTitle).map(Number);
        unlike(words, inTitle, function (error, loose) {
          if (error) return done(error);
          documents.sort(function (a, b) {
            return loose(a) - loose(b) || inTitle[b] - inTitle[a] || a - b;
          });
          done(null, { query: query, words: words, count: documents.length, documents: documents });
        });
      });
    }

    // The documents that have all, each with whether its title has them all.
    function common(got) {
      var out = {};
      got.forEach(function (hits, i) {
        var next = {};
        function put(isTitle) {
          return function (document) {
            if (!i || document in out) next[document] = isTitle && (!i || out[document]) ? 1 : 0;
          };
        }
        hits.text.forEach(put(false));
        hits.title.forEach(put(true));
        out = next;
      });
      return out;
    }

    // Tells of each document whether it has the words in other characters alone. Texts are asked only of those that have
    // some of these characters in another form.
    function unlike(words, documents, done) {
      var characters = {};
      var isFolded = true;
      words.forEach(function (word) {
        var folded = fold(word);
        if (folded !== level(word)) isFolded = false;
        folded.split('').forEach(function (c) {
          if (size.altered.indexOf(c) >= 0) characters[c] = true;
        });
      });
      var likely = {};
      function ask(c, done) {
        list('\u0001' + c, done);
      }
      each(Object.keys(characters), ask, function (error, got) {
        if (error) return done(error);
        got.forEach(function (hits) {
          hits.text.forEach(function (document) {
            if (document in documents) likely[document] = 1;
          });
        });
        var asked = Object.keys(likely).map(Number);
        function answer(error, texts) {
          if (error) return done(error);
          (texts || []).forEach(function (text, i) {
            var passages = [text.title].concat(
              text.passages.map(function (passage) {
                return passage.text;
              })
            ).map(level);
            function stands(word) {
              return passages.some(function (passage) {
                return passage.indexOf(level(word)) >= 0;
              });
            }
            likely[asked[i]] = words.every(stands) ? 0 : 1;
          });
          done(null, function (document) {
            return document in likely ? likely[document] : isFolded ? 0 : 1;
          });
        }
        if (!asked.length) return answer(null);
        // Marks in these texts need the variants.
        getVariants(function (error) {
          if (error) return done(error);
          texts(asked, answer);
        });
      });
    }

    function texts(documents, done) {
      function ask(document, done) {
        get('texts/' + Math.floor(document / size.together), JSON.parse, function (error, file) {
          if (error) return done(error);
          var of = file[document % size.together];
          done(null, {
            document: document, address: of[0], page: of[1], kind: of[2], key: of[3], title: of[4], organ: of[5],
            day: of[6], isOld: of[7][0], status: of[7][1], statusWord: of[7][2], name: of[7][3], number: of[7][4],
            within: of[7][5], owners: of[7][6], due: of[7][7], owed: of[7][8], lastWord: of[7][9], statedOn: of[7][10],
            passages: of[8].map(function (passage) {
              return { anchor: passage[0], text: passage[1] };
            })
          });
        });
      }
      each(documents, ask, done);
    }

    function facet(key, done) {
      get('facets/' + key, facetIn, done);
    }

    // `filters` names the facets that are counted, each with the values that are chosen. A facet is counted over the documents
    // that match the choices of all others.
    function filtered(found, filters, done) {
      var keys = Object.keys(filters);
      each(keys, facet, function (error, facets) {
        if (error) return done(error);
        var counts = {};
        // Which sets of values have a chosen one.
        var fits = keys.map(function (key, f) {
          counts[key] = {};
          return facets[f].sets.map(function (set) {
            if (!filters[key].length) return true;
            return set.some(function (value) {
              return filters[key].indexOf(facets[f].values[value][0]) >= 0;
            });
          });
        });
        var documents = found.documents.filter(function (document) {
          var missed = keys.filter(function (key, f) {
            return !fits[f][facets[f].of[document]];
          });
          keys.forEach(function (key, f) {
            if (missed.length > 1 || (missed.length && missed[0] !== key)) return;
            facets[f].sets[facets[f].of[document]].forEach(function (value) {
              var id = facets[f].values[value][0];
              counts[key][id] = (counts[key][id] || 0) + 1;
            });
          });
          return !missed.length;
        });
        done(null, { count: documents.length, documents: documents, counts: counts });
      });
    }

    this.search = search;
    this.filtered = filtered;
    this.texts = texts;
    // All documents, as if they were found.
    this.all = function (done) {
      for (var documents = [], i = 0; i < size.documents; i++) documents.push(i);
      done(null, { query: '', words: [], count: i, documents: documents });
    };
    // The values of a facet: [[key, word], …].
    this.values = function (key, done) {
      facet(key, function (error, of) {
        done(error, of && of.values);
      });
    };
    // The values of a facet that each of some documents has: [[[key, word], …], …].
    this.valuesOf = function (key, documents, done) {
      facet(key, function (error, of) {
        if (error) return done(error);
        done(null, documents.map(function (document) {
          return of.sets[of.of[document]].map(function (value) {
            return of.values[value];
          });
        }));
      });
    };
    // The key of each document that is an issue, `NOTICE/3-2`, or a notice.
    this.keys = function (done) {
      get('keys', JSON.parse, function (error, notices) {
        var keys = [];
        (notices || []).forEach(function (of) {
          keys[of[1]] = of[0];
          of[2].split(' ').forEach(function (key, i) {
            if (key) keys[of[1] + 1 + i] = of[0] + '/' + key;
          });
        });
        done(error, keys);
      });
    };
    this.begin = function (done) {
      get('index', JSON.parse, function (error, root) {
        size = root;
        done(error);
      });
    };
  }

  // Opens an index. `load(path, done)` loads the script at a path from the root of the site and says whether it failed.
  function open(load, done) {
    var index = new Index(load);
    index.begin(function (error) {
      done(error, error ? null : index);
    });
  }

  // Where the words of a query stand in a text: [[from, to], …] in rising order, apart from each other.
  function marks(text, query) {
    var folded = fold(text);
    var found = [];
    wordsOf(query).forEach(function (word) {
      var phrase = fold(word);
      for (var at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1)) {
        found.push([at, at + phrase.length]);
      }
    });
    found.sort(function (a, b) {
      return a[0] - b[0] || b[1] - a[1];
    });
    return found.reduce(function (out, next) {
      var last = out[out.length - 1];
      if (last && next[0] <= last[1]) last[1] = Math.max(last[1], next[1]);
      else out.push(next);
      return out;
    }, []);
  }

  scope.tongbaoSearch = { take: take, open: open, marks: marks, words: wordsOf, each: each };
})(this);
