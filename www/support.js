// Says in plain words that a browser is too old, or that the page's own script did not run. Classic script of 2009,
// because the browsers it speaks to know nothing newer. The versions are those of io/support.ts.
(function () {
  var oldest = 'Chrome 111, Firefox 113, Safari 16.4';

  var message =
    '<div id="unsupported" role="alert" style="max-width:34em;margin:12vh auto;padding:0 20px;' +
    'font:16px/1.6 sans-serif">' +
    '<div lang="zh-CN"><strong>共生在这个浏览器里打不开</strong><p>需要 ' +
    oldest.replace(/, /g, '、') +
    ' 或更新的版本。如果版本够新，刷新页面再试一次。</p></div>' +
    '<div lang="en"><strong>Gongsheng does not run in this browser</strong><p>It needs ' +
    oldest +
    ' or newer. If yours is, reload the page and try once more.</p></div></div>';

  function supported() {
    try {
      new CompressionStream('deflate');
      new DecompressionStream('deflate');
      return (
        typeof WebAssembly === 'object' &&
        typeof Worker === 'function' &&
        typeof HTMLDialogElement.prototype.showModal === 'function' &&
        CSS.supports('color', 'color-mix(in srgb, red, blue)')
      );
    } catch (error) {
      return false;
    }
  }

  if (!supported()) {
    // All that follows in the page becomes text that is not shown, so that nothing of it runs.
    document.write(message + '<plaintext style="display:none">');
    return;
  }

  // A script that is missing, cannot be read, or fails before it has drawn anything.
  function failed() {
    var app = document.getElementById('app');
    // Nothing is there yet, or the picture that stands for the page until then.
    if (app && (!app.firstChild || document.querySelector('.first-picture')))
      document.body.innerHTML = message;
  }
  function hear(event) {
    // A script element that could not be loaded, or an error thrown by one; a picture that is missing is neither.
    if (event.target === window || event.target.nodeName === 'SCRIPT') failed();
  }
  window.addEventListener('error', hear, true);
  window.addEventListener('unhandledrejection', failed);
})();
