// Of the workbench only: papers that are dropped or chosen, and times as the clock on the wall shows them.
(function () {
  'use strict';
  var area = document.getElementById('paper');
  var answer = area.querySelector('.answer');
  var kept = 'tongbao-written';
  var field = function (name) { return area.querySelector('[name="' + name + '"]').value.trim(); };

  document.querySelectorAll('time[datetime]').forEach(function (time) {
    var day = new Date(time.getAttribute('datetime'));
    if (!isNaN(day)) time.textContent = day.toLocaleString('zh-CN', { hour12: false });
  });

  function say(words) {
    answer.textContent = '';
    var line = document.createElement('p');
    line.textContent = words;
    answer.appendChild(line);
  }

  function send(address, body) {
    var headers = { 'x-tongbao-secret': area.dataset.secret, 'content-type': 'application/octet-stream' };
    return fetch(address, { method: 'POST', headers: headers, body: body, credentials: 'same-origin' }).then(function (response) {
      if (response.status === 413) throw new Error('文件太大。');
      if (!response.ok) throw new Error('没有成功（' + response.status + '）。请刷新页面后再试。');
      return response.json();
    });
  }

  function done(words) {
    say(words);
    window.tongbaoDone();
  }

  // The page is loaded anew once the notice is read; then it has a row, and a page.
  function wrote(path) {
    say('已写入 ');
    var words = answer.firstChild;
    function link(href, text) {
      var made = document.createElement('a');
      made.href = href;
      made.textContent = text;
      words.appendChild(made);
    }
    link('/_preview/source/' + path.split('/').map(encodeURIComponent).join('/'), path);
    document.querySelectorAll('#notices th[scope="row"]').forEach(function (row) {
      var page = row.querySelector('a:not(.source)');
      if (page && row.querySelector('.source').textContent === path) {
        words.appendChild(document.createTextNode('，页面：'));
        link(page.getAttribute('href'), page.textContent);
      }
    });
  }

  function failed(error) {
    done(error.message || String(error));
  }

  function button(words, act) {
    var made = document.createElement('button');
    made.type = 'button';
    made.textContent = words;
    made.addEventListener('click', act);
    answer.appendChild(made);
    answer.appendChild(document.createTextNode(' '));
    return made;
  }

  function bring(files) {
    var file = files[0];
    if (!file) return;
    if (files.length > 1) return say('一次只能导入一份，请把 ' + files.length + ' 份文件一份一份地放进来。');
    window.tongbaoBusy = true;
    try { sessionStorage.removeItem(kept); } catch (e) { /* no storage */ }
    say('正在读取“' + file.name + '”……');
    var query = '?name=' + encodeURIComponent(file.name) + '&id=' + encodeURIComponent(field('id')) +
      '&kind=' + encodeURIComponent(field('kind'));
    send('/_preview/import' + query, file).then(function (taken) {
      if (taken.refused) return done(taken.refused);
      say('“' + file.name + '”：' + taken.summary + '。将写入 ' + taken.path);
      var words = document.createElement('pre');
      words.textContent = taken.told;
      answer.appendChild(words);
      var yes = button('确认写入', function () {
        yes.disabled = true;
        send('/_preview/import/' + taken.key, null).then(function (written) {
          if (written.refused) return done(written.refused);
          try { sessionStorage.setItem(kept, written.path); } catch (e) { /* no storage */ }
          wrote(written.path);
          window.tongbaoDone();
        }).catch(failed);
      });
      yes.id = 'confirm';
      button('不要', function () { done('没有写入。'); });
      var page = document.createElement('iframe');
      page.title = '导入对照';
      page.src = '/_preview/import/' + taken.key;
      answer.appendChild(page);
    }).catch(failed);
  }

  try {
    // It stays through every reload until the next paper.
    var path = sessionStorage.getItem(kept);
    if (path) wrote(path);
  } catch (e) { /* no storage */ }

  area.addEventListener('dragover', function (event) {
    event.preventDefault();
    area.classList.add('over');
  });
  area.addEventListener('dragleave', function () { area.classList.remove('over'); });
  area.addEventListener('drop', function (event) {
    event.preventDefault();
    area.classList.remove('over');
    bring(event.dataTransfer.files);
  });
  // A file that misses the area must not take the place of the page.
  ['dragover', 'drop'].forEach(function (name) {
    document.addEventListener(name, function (event) { event.preventDefault(); });
  });
  var choice = area.querySelector('input[type="file"]');
  choice.addEventListener('change', function () {
    bring(choice.files);
    choice.value = '';
  });
}());
