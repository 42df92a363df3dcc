/** The second inline script: a reader of English gets the English markup before it is painted. */
const template = document.querySelector('template')
const app = document.querySelector('#app')
if (template && app && document.documentElement.lang === 'en') app.replaceChildren(template.content)
template?.remove()
