import { CharacterCount, Checkboxes, ErrorSummary, ServiceNavigation, SkipLink, createAll } from './govuk-frontend.min.js'
import { startPanel } from './panel.js'
import { copyFrom, fetchPart, followsHere, setHtml } from './html.js'

for (const component of [CharacterCount, Checkboxes, ErrorSummary, ServiceNavigation, SkipLink]) createAll(component)

const form = document.getElementById('ask')
const status = document.getElementById('status')
const SLOW_MS = 8000

function say(message, busy = false, unseen = false) {
  if (!status) return
  status.textContent = message
  status.classList.toggle('govuk-visually-hidden', unseen)
  status.classList.toggle('app-status--busy', busy)
}

document.addEventListener('click', event => {
  const button = event.target.closest('[data-copy], [data-print], [data-unfold], [data-sort]')
  if (!button) return
  const { copy, print, sort, unfold } = button.dataset
  if (copy) copyPart(button)
  else if (unfold) unfoldRows(button)
  else if (print !== undefined) window.print()
  else if (sort !== undefined && followsHere(event)) {
    event.preventDefault()
    sortTable(button)
  }
})

// A day that does not exist is sent as none at all, unless the browser can point at it.
document.addEventListener('invalid', event => {
  const folded = event.target.closest('details')
  if (folded) folded.open = true
}, true)

document.addEventListener('submit', async event => {
  const judged = event.target.closest('[data-feedback]')
  if (!judged) return
  event.preventDefault()
  const body = new URLSearchParams(new FormData(judged, event.submitter))
  const response = await fetch(judged.action, { method: 'POST', body }).catch(() => null)
  if (!response?.ok) return location.assign(judged.querySelector('a').href)
  judged.textContent = judged.dataset.feedback
  judged.tabIndex = -1
  judged.focus()
  say(judged.dataset.feedback)
})

async function copyPart(button) {
  const said = await copyFrom(document.getElementById(button.dataset.copy), button.dataset.copyTitle)
  const note = document.createElement('span')
  say(said)
  note.className = 'app-copied'
  note.setAttribute('aria-hidden', 'true')
  note.textContent = said
  button.after(note)
  setTimeout(() => note.remove(), 3000)
}

function unfoldRows(button) {
  const folded = button.closest('.app-grid').classList.toggle('app-grid--folded')
  const { unfold } = button.dataset
  button.dataset.unfold = button.textContent
  button.textContent = unfold
  button.setAttribute('aria-expanded', !folded)
}

async function sortTable(link) {
  const old = link.closest('.app-grid')
  const at = link.parentElement.cellIndex
  const folded = old.classList.contains('app-grid--folded')
  const fresh = (await fetchPart(link, 'table'))?.firstElementChild
  if (!fresh) return
  old.replaceWith(fresh)
  if (!folded) fresh.querySelector('[data-unfold]')?.click()
  const column = fresh.querySelectorAll('th')[at]
  column.firstElementChild.focus()
  say(`Sorted by ${link.textContent}, ${column.getAttribute('aria-sort')}.`)
}

startPanel()

if (form) startAsking()

function startAsking() {
  const box = form.elements.question
  const send = document.getElementById('send')
  const stop = document.getElementById('stop')
  const turns = document.getElementById('turns')
  const welcome = document.querySelector('[data-first-time]')
  let asking = null

  form.addEventListener('submit', event => {
    event.preventDefault()
    ask(new FormData(form, event.submitter))
  })
  box.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    if (!asking) form.requestSubmit(send)
  })
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && asking && !event.defaultPrevented) asking.abort()
  })
  stop.addEventListener('click', () => asking?.abort())
  // A page that was left in the middle of asking comes back as it was left.
  window.addEventListener('pageshow', event => { if (event.persisted) location.reload() })

  function showProblem(message) {
    const group = box.closest('.govuk-form-group')
    const line = document.getElementById('question-error')
    line.hidden = !message
    line.querySelector('[data-error]').textContent = message
    group.classList.toggle('govuk-form-group--error', !!message)
    box.classList.toggle('govuk-textarea--error', !!message)
    document.title = (message ? 'Error: ' : '') + document.title.replace(/^Error: /, '')
    if (message) box.focus()
  }

  function setAsking(controller) {
    const active = document.activeElement
    asking = controller
    send.hidden = !!controller
    stop.hidden = !controller
    document.querySelectorAll('.app-ask').forEach(button => { button.disabled = !!controller })
    if (controller && active === send) stop.focus()
  }

  function newTurn(question) {
    const item = document.createElement('li')
    const heading = document.createElement('h2')
    const text = document.createElement('div')
    item.className = 'app-turn'
    heading.className = 'govuk-heading-m app-turn__question'
    heading.tabIndex = -1
    const asked = document.createElement('span')
    asked.className = 'govuk-visually-hidden'
    asked.textContent = 'You asked: '
    heading.append(asked, question)
    text.className = 'app-answer'
    text.setAttribute('aria-hidden', 'true')
    text.inert = true
    item.append(heading, text)
    turns.append(item)
    if (welcome) welcome.hidden = true
    hideOldFollowUps(true)
    item.scrollIntoView({ block: 'start' })
    return item
  }

  // Two conversations in two tabs are told apart by their titles, as the server writes them.
  function nameTitle(question) {
    document.title = [`Ask: ${question}`, ...document.title.split(' – ').slice(-2)].join(' – ')
  }

  // Hidden at once: taken away only as the answer is done, they would move it out of view.
  function hideOldFollowUps(hidden) {
    turns.querySelectorAll('.app-follow').forEach(old => { old.hidden = hidden })
  }

  async function ask(data) {
    if (asking) return
    const offered = data.get('offered')
    const question = (offered ?? data.get('question')).trim()
    if (!question) return showProblem(form.dataset.empty)
    if (question.length > form.dataset.limit) return showProblem(form.dataset.tooLong)
    showProblem('')
    const controller = new AbortController()
    const moved = watchForMoves()
    const item = newTurn(question)
    setAsking(controller)
    if (!offered) box.value = ''
    say('Searching', true)
    const slow = setTimeout(() => say(form.dataset.slow, true), SLOW_MS)
    let message
    try {
      message = await receive(data, controller.signal, item)
    } catch (error) {
      message = keep(item, question, controller.signal.aborted, error)
    }
    clearTimeout(slow)
    const failed = message.failed
    const free = [document.body, send, stop, box].includes(document.activeElement) || document.activeElement?.disabled
    setAsking(null)
    say(message.text, false, failed)
    if (!failed) nameTitle(question)
    if (failed) {
      if (!offered || !box.value.trim()) box.value = question
      showProblem(message.text)
    } else if (free && !moved()) {
      turns.lastElementChild?.querySelector('h2').focus({ preventScroll: true })
      turns.lastElementChild?.scrollIntoView({ block: 'start' })
    } else if (document.activeElement === document.body) box.focus({ preventScroll: true })
  }

  function keep(item, question, stopped, error) {
    const text = item.querySelector('.app-answer')
    hideOldFollowUps(false)
    if (!stopped) {
      item.remove()
      if (welcome) welcome.hidden = turns.children.length > 0
      return { failed: true, text: navigator.onLine ? error.reader ?? form.dataset.failed : form.dataset.offline }
    }
    text.removeAttribute('aria-hidden')
    text.inert = false
    const note = document.createElement('p')
    note.className = 'govuk-inset-text'
    note.textContent = form.dataset.stopped
    text.append(note)
    return { text: form.dataset.stopped }
  }

  async function receive(data, signal, item) {
    const response = await fetch('/', { method: 'POST', body: new URLSearchParams(data), headers: { Accept: 'text/event-stream' }, signal })
    if (response.status === 422) {
      box.value = data.get('question')
      if (data.has('offered')) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'offered', value: data.get('offered') }))
      form.submit()
      return new Promise(() => {})
    }
    if (!response.ok) {
      const problem = await response.json()
      throw Object.assign(new Error(problem.title), { reader: problem.detail })
    }
    const add = part => item.querySelector('.app-answer').append(...setHtml(document.createElement('div'), part.html).children)
    let message
    for await (const [name, part] of events(response.body)) {
      if (name === 'plan') {
        document.querySelectorAll('input[name=conversation]').forEach(input => { input.value = part.conversation })
        history.replaceState(null, '', part.address)
        say(part.message, true)
        add(part)
      } else if (name === 'error') {
        throw Object.assign(new Error(name), { reader: part.message })
      } else if (name === 'done') {
        const finished = setHtml(document.createElement('div'), part.html).firstElementChild
        turns.querySelectorAll('.app-follow').forEach(old => { old.remove() })
        item.replaceWith(finished)
        message = { text: part.message }
      } else {
        add(part)
      }
    }
    if (!message) throw new Error('The stream ended early')
    document.getElementById('conversation').hidden = false
    return message
  }
}

function watchForMoves() {
  let moved = false
  const note = event => { if (event.type === 'wheel' || event.type === 'touchmove' || event.key === 'Tab' || /^(Page|Arrow|Home|End)/.test(event.key)) moved = true }
  const kinds = ['wheel', 'touchmove', 'keydown']
  kinds.forEach(kind => document.addEventListener(kind, note, { passive: true }))
  return () => {
    kinds.forEach(kind => document.removeEventListener(kind, note))
    return moved
  }
}

async function * events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const parts = (rest + value).split('\n\n')
    rest = parts.pop()
    for (const part of parts) {
      const lines = part.split('\n')
      const of = field => lines.filter(line => line.startsWith(field)).map(line => line.slice(field.length).trim()).join('\n')
      if (of('event:')) yield [of('event:'), JSON.parse(of('data:'))]
    }
  }
}
