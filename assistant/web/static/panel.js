// Shows a source beside the answer, or over it on narrow windows.
import { fetchPart, followsHere } from './html.js'

const WIDE = matchMedia('(min-width: 64rem)')

export function startPanel() {
  const panel = document.getElementById('panel')
  if (!panel) return
  const title = document.getElementById('panel-title')
  const body = document.getElementById('panel-body')
  const split = panel.parentElement
  let opener = null

  document.addEventListener('click', event => {
    const link = event.target.closest('a')
    if (event.target.closest('[data-close]')) return panel.close()
    if (!link?.matches('[data-source]') || !followsHere(event)) return
    event.preventDefault()
    open(link)
  })
  document.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !panel.open || panel.matches(':modal')) return
    event.preventDefault()
    panel.close()
  }, true)
  // Over the page, a source is a step of its own: a phone's Back closes it and leaves nothing.
  addEventListener('popstate', () => { if (panel.matches(':modal')) panel.close() })
  panel.addEventListener('close', () => {
    if (history.state?.source) history.back()
    split.classList.remove('app-split--open')
    opener?.removeAttribute('aria-current')
    if (opener?.isConnected) opener.focus()
    opener = null
  })

  async function open(link) {
    const part = await fetchPart(link, 'panel')
    if (!part) return
    const chip = panel.contains(link) ? [...document.querySelectorAll('.app-cite')].find(each => each.href === link.href) : link
    if (chip) {
      opener?.removeAttribute('aria-current')
      opener = chip
      chip.setAttribute('aria-current', 'true')
    }
    body.replaceChildren(...part.children)
    title.textContent = body.firstElementChild.dataset.title
    if (!panel.open) {
      split.classList.toggle('app-split--open', WIDE.matches)
      if (WIDE.matches) panel.show()
      else {
        panel.showModal()
        history.pushState({ source: true }, '')
      }
    }
    const sheet = body.querySelector('.app-sheet')
    if (link.dataset.source === 'page' && sheet) {
      sheet.focus()
    } else {
      panel.scrollTop = 0
      title.focus()
    }
    if (sheet) showBoxes(sheet)
  }

  function showBoxes(sheet) {
    const first = sheet.querySelector('rect')
    const picture = sheet.querySelector('img')
    if (!first) return
    const scroll = () => { sheet.scrollTo(first.x.baseVal.value * picture.width - 24, first.y.baseVal.value * picture.height - 80) }
    picture.complete ? scroll() : picture.addEventListener('load', scroll)
  }
}
