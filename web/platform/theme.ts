/** Theme and text size: the inline script sets them before the first paint, this changes them later. */
import { ref } from 'vue'
import { keepSetting, readSetting } from './storage.ts'

export type Theme = 'system' | 'light' | 'dark'
export type TextSize = '100' | '115' | '130'

export const theme = ref<Theme>('system')
export const textSize = ref<TextSize>('100')

const dark = () => matchMedia('(prefers-color-scheme: dark)')

function paint() {
  const shown = theme.value === 'system' ? (dark().matches ? 'dark' : 'light') : theme.value
  document.documentElement.dataset.theme = shown
  const ground = getComputedStyle(document.documentElement).getPropertyValue('--ground').trim()
  // One for each scheme of the system; both show what was chosen here.
  for (const meta of document.querySelectorAll('meta[name="theme-color"]'))
    meta.setAttribute('content', ground)
}

/** Takes up what was chosen before and follows the system from now on. */
export function startTheme() {
  const chosen = readSetting('theme')
  if (chosen === 'light' || chosen === 'dark') theme.value = chosen
  const size = readSetting('size')
  if (size === '115' || size === '130') textSize.value = size
  dark().addEventListener?.('change', paint)
}

export function chooseTheme(next: Theme) {
  theme.value = next
  keepSetting('theme', next === 'system' ? null : next)
  paint()
}

export function chooseTextSize(next: TextSize) {
  textSize.value = next
  keepSetting('size', next === '100' ? null : next)
  document.documentElement.style.fontSize = next === '100' ? '' : `${next}%`
}
