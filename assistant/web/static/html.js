// Makes HTML of what our own server rendered and escaped, and copies parts of the page.
const policy = window.trustedTypes?.createPolicy('app', { createHTML: html => html })

export function setHtml(element, html) {
  element.innerHTML = policy ? policy.createHTML(html) : html
  return element
}

// Whether a click on a link follows it here, and not in a new tab.
export function followsHere(event) {
  return !(event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
}

// The part of a link's page that stands in this one; where there is none, the page itself is opened.
export async function fetchPart(link, part) {
  const address = new URL(link.href)
  address.searchParams.set('part', part)
  try {
    const response = await fetch(address)
    if (!response.ok) throw new Error(response.statusText)
    return setHtml(document.createElement('div'), await response.text())
  } catch {
    location.assign(link.href)
  }
}

const LEFT_OUT = '[data-copy], .app-js-only, .app-print-hidden, script'

const wordsOf = element => element.textContent.replace(/\s+/g, ' ').trim()

function plainText(element) {
  const lines = [...element.querySelectorAll('h2, h3, p, li, blockquote, dl > div, caption, tr')]
    .filter(line => !line.querySelector('p, li, blockquote, dl, tr'))
    .map(line => line.cells ? [...line.cells].map(wordsOf).join(' | ') : wordsOf(line))
  return (lines.length ? lines : [wordsOf(element)]).filter(Boolean).join('\n')
}

function cleaned(element, title) {
  const copy = element.cloneNode(true)
  copy.querySelectorAll(LEFT_OUT).forEach(part => part.remove())
  const listed = copy.querySelector('.app-sources')
  copy.querySelectorAll('.app-cite').forEach(cite => {
    const [label, number] = cite.children
    cite.replaceWith(listed ? `[${number.textContent}]` : `(${label.textContent.replace(/^Source \d+, /, '')})`)
  })
  copy.querySelectorAll('.app-sources__number').forEach(number => { number.textContent += '. ' })
  copy.querySelectorAll('a').forEach(link => { link.href = link.href })
  if (title) {
    const heading = document.createElement('h2')
    heading.textContent = title
    copy.prepend(heading)
  }
  return copy
}

export async function copyFrom(element, title) {
  const copy = cleaned(element, title)
  const plain = new Blob([plainText(copy)], { type: 'text/plain' })
  const rich = new Blob([copy.innerHTML], { type: 'text/html' })
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, 'text/html': rich })])
    return 'Copied.'
  } catch {
    return 'Your browser did not allow copying. Select the text and copy it.'
  }
}
