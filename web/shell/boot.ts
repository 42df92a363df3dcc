/**
 * The inline script, before anything is painted: theme, language, text size, room for the bars this person
 * has; it asks for the first screen's data while the program is still on its way, and keeps the taps that
 * come before the program does. It becomes one block whose hash stands in the Content-Security-Policy.
 */
import type { Early } from './early.ts'

const root = document.documentElement
const read = (name: string) => {
  try {
    return localStorage.getItem(`daogang.${name}`) ?? ''
  } catch {
    return ''
  }
}

const chosen = read('theme')
const theme = chosen || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')
root.dataset.theme = theme
if (chosen)
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.setAttribute('content', theme === 'dark' ? '#121417' : '#f5f6f8')
root.dataset.hint = read('hint')
const size = read('size')
if (size) root.style.fontSize = `${size}%`
const language = read('locale') || (/^zh/i.test(navigator.language) ? 'zh-CN' : 'en')
root.lang = language

const home = read('home')
if (location.pathname === '/' && home && home !== '/') location.replace(home)

// What lets somebody in leaves the address bar, and the history of a shared phone, before anything else runs.
const token = /^\/(i|join|c)$/.test(location.pathname) ? location.hash.slice(1) : ''
if (token) history.replaceState(null, '', location.pathname)

// One HTML serves every path that has none of its own: its markup is then not shown, nor its data asked for.
const { path, ask = '', tables = '' } = document.currentScript!.dataset
const here = location.pathname === path
root.toggleAttribute('data-elsewhere', !here)
for (const href of here ? [] : tables.split(' '))
  document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))

const asked = new Map<string, Promise<Response>>()
const taps: Element[] = []
const keep = (event: Event) => {
  const target = (event.target as Element).closest('a,button')
  if (!target) return
  event.preventDefault()
  taps.push(target)
  target.setAttribute('aria-busy', 'true')
}
document.addEventListener('click', keep, true)

// The data are here before the program all the same: what is seen first is not kept waiting for them.
const painted = new Promise<unknown>((resolve) => {
  // Once all of the page has been read: a frame asked for before would be an empty one, drawn besides the page's own.
  document.addEventListener('readystatechange', () => requestAnimationFrame(() => setTimeout(resolve)), {
    once: true,
  })
  // A page in the background is not painted.
  setTimeout(resolve, 200)
})
for (const url of here ? ask.split(' ') : []) {
  const answer = painted.then(() => fetch(url, { headers: { 'Accept-Language': language } }))
  answer.catch(() => undefined)
  asked.set(url, answer)
}

const early: Early = {
  token,
  take(url) {
    const answer = asked.get(url)
    asked.delete(url)
    return answer
  },
  release() {
    document.removeEventListener('click', keep, true)
    for (const tap of taps) {
      tap.removeAttribute('aria-busy')
      if (tap.isConnected) (tap as HTMLElement).click()
    }
  },
}
Object.assign(window, { daogangEarly: early })
