// Makes HTML of what our own server rendered and escaped, and copies parts of the page.
const policy = window.trustedTypes?.createPolicy('app', { createHTML: html => html })

export function setHtml(element, html) {
  element.innerHTML = policy ? policy.createHTML(html) : html
  return element
}

const LEFT_OUT = '[data-copy], .app-js-only, script'

function plainText(element) {
  const lines = [...element.querySelectorAll('h2, h3, p, li, blockquote, caption, tr')]
    .filter(line => !line.querySelector('p, li, blockquote, tr'))
    .map(line => line.textContent.replace(/\s+/g, ' ').trim())
  return (lines.length ? lines : [element.textContent.replace(/\s+/g, ' ').trim()]).filter(Boolean).join('\n')
}

function cleaned(element, title) {
  const copy = element.cloneNode(true)
  copy.querySelectorAll(LEFT_OUT).forEach(part => part.remove())
  copy.querySelectorAll('.app-cite').forEach(cite => { cite.replaceWith(`[${cite.lastElementChild.textContent}]`) })
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
