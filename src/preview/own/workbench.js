// Of the workbench only: papers that are dropped or chosen, and times as the clock on the wall shows them.
(function () {
  'use strict';
  var area = document.getElementById('paper');
  var answer = area.querySelector('.answer');
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

  function bring(file) {
    if (!file) return;
    window.tongbaoBusy = true;
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
          done(written.refused || '已写入 ' + written.path);
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

  area.addEventListener('dragover', function (event) {
    event.preventDefault();
    area.classList.add('over');
  });
  area.addEventListener('dragleave', function () { area.classList.remove('over'); });
  area.addEventListener('drop', function (event) {
    event.preventDefault();
    area.classList.remove('over');
    bring(event.dataTransfer.files[0]);
  });
  // A file that misses the area must not take the place of the page.
  ['dragover', 'drop'].forEach(function (name) {
    document.addEventListener(name, function (event) { event.preventDefault(); });
  });
  var choice = area.querySelector('input[type="file"]');
  choice.addEventListener('change', function () {
    bring(choice.files[0]);
    choice.value = '';
  });
}());
