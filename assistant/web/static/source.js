// Scrolls the picture of a page to what is marked on it.
const sheet = document.querySelector('.app-sheet')
const box = sheet?.querySelector('rect')
if (box) {
  const picture = sheet.querySelector('img')
  const scroll = () => sheet.scrollTo(box.x.baseVal.value * picture.width - 24, box.y.baseVal.value * picture.height - 80)
  picture.complete ? scroll() : picture.addEventListener('load', scroll)
}
