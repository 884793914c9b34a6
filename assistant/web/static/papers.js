// Uploads by drag and drop, checked before they are sent; progress that updates itself.
import { Button, FileUpload, Radios, createAll } from './govuk-frontend.min.js'
import { setHtml } from './html.js'

const PAUSE_MS = 5000

for (const component of [Button, FileUpload, Radios]) createAll(component)
const form = document.getElementById('upload')
const part = document.getElementById('run')
// Browsers bring only the cursor of a text area into view, not all of it.
document.addEventListener('focusin', ({ target }) => { if (target.matches('textarea')) target.scrollIntoView({ block: 'nearest' }) })
if (form) checkUploads()
if (part?.dataset.poll) poll()

function checkUploads() {
  const line = document.getElementById('papers-error')
  form.addEventListener('submit', event => {
    const message = problemOf([...form.querySelector('input[type=file]').files])
    line.hidden = !message
    line.querySelector('[data-error]').textContent = message
    document.getElementById('upload-group').classList.toggle('govuk-form-group--error', !!message)
    document.title = (message ? 'Error: ' : '') + document.title.replace(/^Error: /, '')
    if (!message) return
    event.preventDefault()
    const target = document.getElementById('papers')
    target.setAttribute('aria-describedby', `${(target.getAttribute('aria-describedby') ?? '').replace(/ ?papers-error/, '')} papers-error`.trim())
    target.focus()
  }, true)
}

function problemOf(files) {
  const { mostFiles, mostBytes, mostTogether, none, many, large, together } = form.dataset
  const over = files.find(file => file.size > +mostBytes)
  if (!files.length) return none
  if (files.length > +mostFiles) return many
  if (over) return large.replace('NAME', () => over.name)
  return files.reduce((sum, file) => sum + file.size, 0) > +mostTogether ? together : ''
}

async function poll() {
  const status = document.getElementById('run-status')
  let said = part.firstElementChild.dataset.status
  for (;;) {
    await new Promise(resolve => { setTimeout(resolve, PAUSE_MS) })
    if (document.hidden) continue
    const html = await fetch(part.dataset.poll).then(response => response.ok ? response.text() : '').catch(() => '')
    if (!html) continue
    const fresh = setHtml(document.createElement('div'), html).firstElementChild
    if (fresh.dataset.status !== said) said = status.textContent = fresh.dataset.status
    replaceKeepingFocus(fresh)
    if ('over' in fresh.dataset) return
  }
}

function replaceKeepingFocus(fresh) {
  const href = part.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
  const open = new Set([...part.querySelectorAll('details[open]')].map(each => each.textContent))
  part.replaceChildren(fresh)
  part.querySelectorAll('details').forEach(each => { each.open = open.has(each.textContent) })
  if (href) [...part.querySelectorAll('a')].find(link => link.getAttribute('href') === href)?.focus()
}
