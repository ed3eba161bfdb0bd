try {
  const data = document.documentElement.dataset
  data.js = ''
  ;[data.size, data.theme] = localStorage.aqtc.split(' ')
} catch {}
