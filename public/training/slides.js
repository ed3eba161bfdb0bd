/*
 * Turning slides by keyboard and remote control. A classic script, since modules are not loaded from a USB stick. Without
 * it the page scrolls from slide to slide. It runs below the first slide, before the others are there.
 */
;(function () {
  var slides = document.getElementsByClassName('slide')
  var root = document.documentElement

  function current() {
    var nearest = 0
    for (var index = 1; index < slides.length; index++)
      if (Math.abs(slides[index].getBoundingClientRect().top) < Math.abs(slides[nearest].getBoundingClientRect().top)) nearest = index
    return nearest
  }

  function show(index) {
    var slide = slides[Math.max(0, Math.min(slides.length - 1, index))]
    slide.scrollIntoView()
    slide.focus({preventScroll: true})
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    var key = event.key
    var on = root.classList.contains('black')
    root.classList.remove('black')
    if (key === 'b' || key === 'B' || key === '.') root.classList.toggle('black', !on)
    else if (['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'].indexOf(key) >= 0) {
      if (event.target.tagName === 'A' && key === 'Enter') return
      show(current() + (event.shiftKey ? -1 : 1))
    } else if (['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'].indexOf(key) >= 0) show(current() - 1)
    else if (key === 'Home') show(0)
    else if (key === 'End') show(slides.length - 1)
    else if (key === 'f' || key === 'F' || key === 'F5') root.requestFullscreen && !document.fullscreenElement && root.requestFullscreen()
    else if (key === 'Escape' && !document.fullscreenElement && location.protocol !== 'file:') location.href = '../'
    else return
    event.preventDefault()
  })
  // On a stick there is no page to go back to.
  if (location.protocol === 'file:')
    document.addEventListener('DOMContentLoaded', function () {
      document.querySelectorAll('[data-back]').forEach(function (link) {
        link.remove()
      })
    })
})()
