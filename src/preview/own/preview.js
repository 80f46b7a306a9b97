// Of the preview only: hears of changes, and shows what is wrong. It asks by scripts, which the pages' own policy allows.
(function () {
  'use strict';
  var own = document.currentScript.dataset;
  var shown = { page: own.page, styles: own.styles, assets: own.assets };
  var known = null;
  var kept = 'tongbao-scroll';
  var asking = null;
  var small = false;
  var late = false;
  var leaving = false;

  function again() {
    // Whoever has followed a link must not be called back.
    if (leaving) return;
    // A paper that is being looked at must not vanish.
    late = Boolean(window.tongbaoBusy);
    if (late) return;
    try { sessionStorage.setItem(kept, location.pathname + ' ' + scrollX + ' ' + scrollY); } catch (e) { /* no storage */ }
    // The browser would bring back a place too, in its own time and perhaps an older one.
    history.scrollRestoration = 'manual';
    location.reload();
  }

  function put(tag, words, parent, name) {
    var made = document.createElement(tag);
    if (words) made.textContent = words;
    if (name) made.className = name;
    parent.appendChild(made);
    return made;
  }

  function list(faults, parent) {
    var all = put('ol', '', parent);
    faults.forEach(function (fault) {
      var one = put('li', '', all, fault.level);
      var head = put('p', '', one);
      put('strong', fault.level_name + ' ' + fault.code + ' ', head);
      head.appendChild(document.createTextNode(fault.cause));
      var place = put('a', fault.path + ':' + fault.line, put('p', '', one));
      place.href = '/_preview/source/' + fault.path.split('/').map(encodeURIComponent).join('/') + '#L' + fault.line;
      if (fault.before || fault.marked || fault.after) {
        var line = put('pre', fault.before, one);
        put('mark', fault.marked, line);
        line.appendChild(document.createTextNode(fault.after));
      }
      put('p', '怎么改：' + fault.remedy, one);
    });
  }

  // The page for what is missing is answered at any address, so its links are whole: here they stay in the preview.
  var stated = document.querySelector('link[rel="canonical"]');
  var site = stated && /404\.html$/.test(stated.href) ? stated.href.slice(0, -'404.html'.length) : '';
  if (site) {
    document.querySelectorAll('a[href]').forEach(function (link) {
      if (link.href.indexOf(site) === 0) link.href = '/' + link.href.slice(site.length);
    });
  }

  function gone(id) {
    var old = document.getElementById(id);
    if (old) old.remove();
    return old;
  }

  var OF = {
    newest: '内容有误，这一页不受影响，已是最新',
    earlier: '内容有误，下面的页面是上一个完整版本',
    nothing: '内容有误，这一页还没有完整版本',
    preview: '内容有误'
  };

  function overlay(state) {
    gone('tongbao-faults');
    if (!state.stands) { small = false; return; }
    var over = put('section', '', document.body);
    over.id = 'tongbao-faults';
    over.setAttribute('role', 'alert');
    over.className = small ? 'small' : '';
    var words = state.unreadable ? '读不出改动，下面的页面是之前的' : OF[state.of] + '：' + state.tally;
    var head = put('h2', words + ' ', over);
    var fold = put('button', small ? '展开' : '收起', head);
    fold.type = 'button';
    fold.addEventListener('click', function () {
      small = !small;
      over.className = small ? 'small' : '';
      fold.textContent = small ? '展开' : '收起';
    });
    if (state.unreadable) put('p', state.unreadable, over);
    list(state.faults, over);
    if (state.more) put('p', '另有 ' + state.more + ' 处，见工作台。', over);
  }

  function bar(state) {
    var old = gone('tongbao-own');
    if (!state.own.length || state.stands) return;
    var own = put('details', '', document.body);
    own.id = 'tongbao-own';
    own.open = Boolean(old && old.open);
    put('summary', '本页有 ' + state.own_tally, own);
    list(state.own, own);
  }

  function restyle(mark) {
    document.querySelectorAll('link[rel~="stylesheet"]').forEach(function (link) {
      if (link.getAttribute('href').indexOf('/_preview/') === 0) return;
      var next = link.cloneNode();
      next.href = link.href.split('?')[0] + '?' + mark;
      next.addEventListener('load', function () { link.remove(); });
      next.addEventListener('error', function () { next.remove(); });
      link.after(next);
    });
  }

  window.tongbaoDone = function () {
    window.tongbaoBusy = false;
    if (late) again();
  };

  window.tongbaoPreview = function (state) {
    var other = state.gone || state.page !== shown.page || state.assets !== shown.assets;
    if (other) {
      known = state.number;
      return again();
    }
    if (state.styles !== shown.styles) restyle(state.styles);
    shown.styles = state.styles;
    if (known !== state.number) {
      known = state.number;
      overlay(state);
      bar(state);
    }
  };

  function ask() {
    // A browser opens six connections to a server: pages that nobody looks at hold none.
    if (asking || document.hidden) return;
    asking = document.createElement('script');
    asking.src = '/_preview/state.js?secret=' + own.secret + '&path=' + encodeURIComponent(own.path) +
      (known === null ? '' : '&since=' + known) + '&' + Date.now();
    function done(wait) {
      return function () {
        if (asking) asking.remove();
        asking = null;
        setTimeout(ask, wait);
      };
    }
    asking.addEventListener('load', done(0));
    asking.addEventListener('error', done(1000));
    document.head.appendChild(asking);
  }

  function back() {
    var place = null;
    try {
      place = (sessionStorage.getItem(kept) || '').split(' ');
      sessionStorage.removeItem(kept);
    } catch (e) { return; }
    if (place[0] === location.pathname) scrollTo(Number(place[1]), Number(place[2]));
    setTimeout(function () { history.scrollRestoration = 'auto'; }, 1000);
  }

  addEventListener('beforeunload', function () {
    leaving = true;
    // A link may lead to a file that is saved: then the page stays.
    setTimeout(function () { leaving = false; }, 5000);
  });

  // A script that is waited for holds up the end of loading: the first one is asked for after it.
  addEventListener('load', function () {
    back();
    document.addEventListener('visibilitychange', ask);
    setTimeout(ask, 0);
  });
}());
